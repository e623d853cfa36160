import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayFamily } from '#assets/fonts/families.ts';
import { measure } from '#assets/measure.ts';

// The ink widths in em that the proportions of the insertion were found with, at widths 75 and 100.
const known: Record<string, [number, number]> = {
  'children and': [4.043, 5.465],
  'young people’s': [4.889, 6.622],
  'mental health': [4.467, 6.047],
  'children and young': [6.253, 8.464],
  'people’s mental health': [7.317, 9.931],
  'I’ve taken': [3.105, 4.132],
  'the pledge.': [3.586, 4.881],
};

for (const [text, [narrow, wide]] of Object.entries(known)) {
  test(`“${text}” is as wide as it was when the design was drawn`, async () => {
    assert.ok(Math.abs((await measure(displayFamily(0), text)) - narrow) < 0.006 * narrow);
    assert.ok(Math.abs((await measure(displayFamily(10), text)) - wide) < 0.006 * wide);
  });
}

test('the display cut grows wider with every step of its axis', async () => {
  const widths = await Promise.all(
    Array.from({ length: 11 }, (_, index) => measure(displayFamily(index), 'mental health')),
  );
  assert.deepEqual(
    [...widths].sort((a, b) => a - b),
    widths,
  );
  assert.equal(new Set(widths).size, 11);
});

test('lines too wide for the drawing library are measured all the same', async () => {
  assert.ok((await measure('II World', '\uFDFD'.repeat(80))) > 100);
  assert.equal(await measure('II Name', '   '), 0);
});
