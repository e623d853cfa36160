import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanLine, graphemes, isTooLong } from '#platform/text.ts';

const names = [
  'Siân Llŷr Angharad',
  'Zażółć Gęślą-Jaźń',
  'Nguyễn Thị Hồng Nhung',
  'محمد عبد الرحمن',
  'שָׁלוֹם כֹּהֵן',
  'ক্ষিতিমোহন',
  'लक्ष्मी श्रीनिवास',
  'นางสาวน้ำผึ้ง',
  '王小明',
  '김민지',
  'O’Brien-Žižek Jr.',
  '👩🏽‍⚕️ Dr Ada',
  '🏳️‍🌈 Sam',
  '🏴󠁧󠁢󠁷󠁬󠁳󠁿 Rhys',
  '👨‍👩‍👧 Family',
  '1\ufe0f\u20e3 Ward',
  '❤\ufe0f Sam',
  '葛\u{e0100}城', // a form of a Japanese family name
  'می‌خواهم', // a zero-width non-joiner that Persian spells with
  'ক্‍ষ', // a joiner that Bengali spells with
];

for (const name of names) {
  test(`${name} stays as it is`, () => {
    assert.equal(cleanLine(name.normalize('NFC')), name.normalize('NFC'));
  });
}

test('text is put into one form, one line and single spaces', () => {
  assert.equal(cleanLine('  Sia\u0302n\t\tLly\u0302r\r\nEvans\u2028\u00a0 '), 'Siân Llŷr Evans');
});

test('controls vanish', () => {
  assert.equal(cleanLine('A\u0000n\u0007n\u001b[31m\u007f\u0085a'), 'Ann[31ma');
});

test('what turns the reading direction or hides vanishes', () => {
  const marks = [
    '\u061c',
    '\u200b',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202d',
    '\u202e',
    '\u2060',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\ufff9',
  ];
  for (const mark of [...marks, '\u00ad', '\u034f', '\u115f', '\u180e', '\u3164', '\uffa0']) {
    assert.equal(cleanLine(`An${mark}na`), 'Anna', `U+${mark.codePointAt(0)?.toString(16)} stayed`);
  }
});

test('a name of nothing that can be seen is empty', () => {
  assert.equal(cleanLine('\u3164 \u200b\u00a0\u2003\u2800\u{e0041}'), '');
});

test('joiners and tags outside the scripts and emoji that need them vanish', () => {
  assert.equal(cleanLine('An\u200dna \u200cBell'), 'Anna Bell');
  assert.equal(cleanLine('é\u0301\u200dna'), 'é\u0301na');
  assert.equal(cleanLine('Anna\u{e0041}\u{e0042}\u{e007f}'), 'Anna');
  assert.equal(cleanLine('🏴\u{e0067}\u{e0062}\u{e0065} Ann'), '🏴 Ann');
  assert.equal(cleanLine(`🏴${'\u{e0061}'.repeat(40)}\u{e007f} Ann`), '🏴 Ann');
});

test('variants vanish where they stand behind nothing they can change', () => {
  for (const variant of ['\ufe00', '\ufe0d', '\ufe0e', '\ufe0f', '\u{e0100}', '\u{e01ef}']) {
    assert.equal(cleanLine(`${variant}Si${variant}â${variant}n`), 'Siân');
  }
  assert.equal(cleanLine('❤\ufe0f\ufe0f 王\ufe0f 🌱\u{e0100} a\ufe0f\u200db'), '❤\ufe0f 王 🌱 ab');
});

test('at most three marks stand on a letter', () => {
  const zalgo = `Z${'\u0335\u0321\u0489\u0360'.repeat(20)}algo`;
  assert.equal(cleanLine(zalgo), 'Z\u0335\u0321\u0489algo'.normalize('NFC'));
  assert.ok(graphemes(cleanLine(`x${'\u0301\u200d'.repeat(40)}`)).join('').length <= 5);
});

test('no mail program can decode a name into another', () => {
  assert.equal(cleanLine('=?utf-8?B?RXZpbA==?= Ann'), 'Ann');
  assert.equal(cleanLine('=?UTF-8?q?Evil?='), '');
  for (const nested of [
    '=?ut=?x?b?y?=f-8?B?RXZpbA==?=',
    '==?a?b?c?=?utf-8?B?RXZpbA==?=',
    '=\u200b?utf-8?B?RXZpbA==?=',
  ]) {
    assert.doesNotMatch(cleanLine(nested), /=\?[^?]*\?[bq]\?[^?]*\?=/i);
  }
});

test('half a character vanishes', () => {
  assert.equal(cleanLine('A\ud800nn\udc00'), 'Ann');
});

test('cleaning twice changes nothing more', () => {
  for (const text of [
    ...names,
    'a\u200d\ufe0fb',
    '❤\u{e0041}\ufe0f',
    'a\u200b =? \u0301 ?=',
    '\u0301 x',
    'e\u200b\u0301',
    '=\u200b?utf-8?B?eA==?=',
  ]) {
    assert.equal(cleanLine(cleanLine(text)), cleanLine(text));
  }
});

test('length is what a reader would count', () => {
  assert.equal(graphemes('ক্ষ👩🏽‍⚕️é').length, 3);
  assert.equal(isTooLong('é'.repeat(80), 80), false);
  assert.equal(isTooLong('é'.repeat(81), 80), true);
  assert.equal(isTooLong('e\u0302'.repeat(80), 80), false);
  assert.equal(isTooLong(`a${'\u0301'.repeat(300)}`, 80), true);
});

test('a very long text is judged and cleaned without delay', () => {
  const begun = performance.now();
  const parts = ['=?', ' \u0301', '\u200d', '\ufe0f', '🏴\u{e0067}', '\u{e0067}', '葛\ufe00'];
  for (const text of parts.map((part) => part.repeat(50_000))) {
    assert.equal(isTooLong(text, 80), true);
    cleanLine(text.slice(0, 1_000));
  }
  assert.ok(performance.now() - begun < 100);
});
