import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balance, pieces } from '#assets/break-lines.ts';

const widthsOf = (parts: readonly { text: string }[]): number[] => parts.map(({ text }) => text.length);

test('lines are balanced: the longest is as short as it can be, the others even', () => {
  const parts = pieces('wherever appropriate, and include infants in more of my discussions', false);
  assert.deepEqual(balance(parts, widthsOf(parts), 1, 3), [
    'wherever appropriate,',
    'and include infants in',
    'more of my discussions',
  ]);
});

test('a name breaks after its hyphens only when that is asked for', () => {
  const whole = pieces('Ann Featherstone-Smythe', false);
  assert.deepEqual(balance(whole, widthsOf(whole), 1, 3), ['Ann', 'Featherstone-Smythe']);
  const parts = pieces('Ann Featherstone-Smythe', true);
  assert.deepEqual(balance(parts, widthsOf(parts), 1, 3), ['Ann', 'Featherstone-', 'Smythe']);
});

test('scripts that write no spaces break between their words', () => {
  const parts = pieces('โรงพยาบาลเชียงใหม่', false);
  assert.ok(parts.length > 1);
  assert.equal(balance(parts, widthsOf(parts), 1, 2).join(''), 'โรงพยาบาลเชียงใหม่');
});
