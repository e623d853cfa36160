import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanLine, escapeXml } from '#assets/card.ts';
import { graphemes } from '#platform/text.ts';

test('a line loses what turns text round, what XML forbids and what nobody sees', () => {
  assert.equal(cleanLine('Ada\u0000\u0008 \u202Eevil\u2066\uFFFE\uFEFF', 80), 'Ada evil');
  assert.equal(cleanLine('  many \t\n spaces  ', 80), 'many spaces');
  assert.equal(cleanLine('half a pair \uD83D', 80), 'half a pair \uFFFD'.replace('\uFFFD', '').trim());
});

test('a line is composed, so that a letter with its accent is one character', () => {
  assert.equal(cleanLine('Zoe\u0308', 80), 'Zoë');
});

test('joiners inside a family of emoji and inside Persian words are kept', () => {
  assert.equal(cleanLine('👩‍👩‍👧', 80), '👩‍👩‍👧');
  assert.equal(cleanLine('می‌خواهم', 80), 'می‌خواهم');
});

test('a longer line is cut between letters as readers count them, with an ellipsis', () => {
  const line = cleanLine('👩‍👩‍👧'.repeat(100), 80);
  assert.equal(graphemes(line).length, 80);
  assert.equal(line.endsWith('👩‍👩‍👧…'), true);
  assert.equal(graphemes(cleanLine('ñ'.repeat(80), 80)).length, 80);
});

test('marks piled on one letter are thinned out to three', () => {
  assert.equal(cleanLine(`x${'\u0302\u0323\u0331\u0307\u0309\u0310'.repeat(5)}`, 80).length <= 4, true);
});

test('a megabyte of input is cut before anything else is done with it', () => {
  const begun = performance.now();
  cleanLine('a\u0301'.repeat(500_000), 80);
  assert.ok(performance.now() - begun < 50);
});

test('markup is escaped', () => {
  assert.equal(escapeXml(`<a href="x">&'`), '&lt;a href=&quot;x&quot;&gt;&amp;&#39;');
});
