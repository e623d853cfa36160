import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeFailure, namedWait, type Phase, type Verdict } from '#mail/smtp-failure.ts';

type Case = [phase: Phase, code: number | null, enhanced: string | null, verdict: Verdict];

/** The table of design/delivery.md, section 6, row by row. */
const cases: Case[] = [
  ['connecting', null, null, 'relay-trouble'],
  ['connecting', 421, null, 'relay-trouble'],
  ['connecting', 554, null, 'relay-trouble'],
  ['connecting', 454, '4.7.0', 'relay-trouble'],
  ['recipient', null, null, 'relay-trouble'],
  ['data', null, null, 'relay-trouble'],
  ['signing-in', 454, '4.7.0', 'relay-trouble'],
  ['signing-in', 535, '5.7.8', 'configuration'],
  ['signing-in', null, null, 'configuration'],
  ['sender', 530, '5.7.0', 'configuration'],
  ['recipient', 530, '5.7.0', 'configuration'],
  ['signing-in', 534, '5.7.9', 'configuration'],
  ['connecting', 538, null, 'configuration'],
  ['sender', 550, '5.7.1', 'configuration'],
  ['sender', 553, '5.1.8', 'configuration'],
  ['recipient', 550, '5.1.8', 'configuration'],
  ['recipient', 450, '4.2.1', 'passing'],
  ['recipient', 451, '4.7.1', 'passing'],
  ['body-left', 451, '4.3.0', 'passing'],
  ['sender', 421, null, 'passing'],
  ['data', 421, null, 'passing'],
  ['body-left', 421, null, 'passing'],
  ['recipient', 452, '4.5.3', 'passing-slowly'],
  ['body-left', 452, '4.3.1', 'passing-slowly'],
  ['recipient', 550, '5.1.1', 'recipient-gone'],
  ['recipient', 550, '5.1.10', 'recipient-gone'],
  ['body-left', 550, '5.1.1', 'recipient-gone'],
  ['recipient', 550, null, 'recipient-gone'],
  ['recipient', 551, null, 'recipient-gone'],
  ['recipient', 553, null, 'recipient-gone'],
  ['recipient', 556, null, 'recipient-gone'],
  ['recipient', 552, null, 'mailbox'],
  ['body-left', 552, '5.2.2', 'mailbox'],
  ['recipient', 550, '5.2.1', 'mailbox'],
  ['recipient', 550, '5.7.1', 'policy'],
  ['body-left', 554, '5.7.1', 'policy'],
  ['body-left', 554, null, 'policy'],
  ['body-left', 550, null, 'policy'],
  ['data', 500, null, 'own-fault'],
  ['recipient', 501, '5.1.3', 'own-fault'],
  ['recipient', 504, null, 'own-fault'],
  ['body-left', 552, '5.3.4', 'own-fault'],
  ['sender', 552, '5.3.4', 'own-fault'],
  ['local', null, null, 'own-fault'],
  ['body-left', null, null, 'no-verdict'],
  ['body-left', 220, null, 'no-verdict'],
  ['body-left', 999, null, 'no-verdict'],
];

for (const [phase, code, enhanced, verdict] of cases)
  test(`${phase} ${code ?? 'without a reply'} ${enhanced ?? ''} is judged ${verdict}`, () => {
    assert.equal(judgeFailure({ phase, code, enhanced, namedWait: null }), verdict);
  });

test('every code in every phase gets a verdict, and only the recipient is ever blamed for the recipient', () => {
  const phases: Phase[] = ['local', 'connecting', 'signing-in', 'sender', 'recipient', 'data', 'body-left'];
  for (const phase of phases)
    for (let code = 200; code < 600; code += 1) {
      const verdict = judgeFailure({ phase, code, enhanced: '5.7.1', namedWait: null });
      assert.ok(verdict);
      if (code < 551) assert.notEqual(verdict, 'recipient-gone');
    }
});

test('a wait named in a reply is read in seconds, minutes and hours, and nothing else is taken for one', () => {
  assert.equal(namedWait('451 4.7.1 Greylisted, please try again in 300 seconds'), 300_000);
  assert.equal(namedWait('450 4.2.0 Retry after 5 minutes'), 300_000);
  assert.equal(namedWait('421 4.7.0 wait 1h'), 3_600_000);
  assert.equal(namedWait('451 4.3.0 Error in 250 lines'), null);
  assert.equal(namedWait('450 4.2.1 Mailbox busy'), null);
});
