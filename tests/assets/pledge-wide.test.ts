import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '#assets/card.ts';
import { composeCard } from '#assets/compose-card.ts';
import { formats } from '#assets/formats.ts';
import { difficultPeople } from '#content/difficult-names.ts';
import { pictureWords } from '#content/picture-words.ts';

for (const format of ['landscape', 'og'] as const) {
  const { height, lockup } = formats[format];

  test(`the pledge in ${format} sets a usual name large beside its headline`, async () => {
    const lines = await panelLines(format, difficultPeople.welsh);
    assert.ok(Math.max(...lines.map(({ size }) => size)) > 0.11 * height);
  });

  test(`the pledge in ${format} keeps everybody’s lines clear of the watermark and in the picture`, async () => {
    for (const [key, person] of Object.entries(difficultPeople)) {
      const lines = await panelLines(format, { ...person, personalCapacity: true });
      const foot = lines.find(({ text }) => text === pictureWords.hashtag)?.y ?? 0;
      const above = lines.filter(({ y }) => y < foot);
      const lowest = Math.max(...above.map(({ y, size }) => y + 0.25 * size));
      assert.ok(lowest <= foot - (0.98 + 0.32) * lockup.markHeight, `${key} ends at ${lowest}`);
      assert.ok(Math.min(...above.map(({ y, size }) => y - size)) > 0, key);
    }
  });

  test(`the pledge in ${format} names a long name whole`, async () => {
    const lines = await panelLines(format, difficultPeople.long);
    const words = lines.map(({ text }) => text).join(' ');
    assert.match(words.replaceAll('- ', '-'), new RegExp(difficultPeople.long.name));
  });
}

/** What is set in the right-hand panel: in pixels, baselines as y. */
async function panelLines(format: 'landscape' | 'og', person: Person) {
  const svg = await composeCard({ template: 'pledge', format, colourway: 'night', person, year: 2027 });
  const set = svg.matchAll(/<text x="([\d.]+)" y="([-\d.]+)"[^>]*? font-size="([\d.]+)"[^>]*>([^<]*)<\/text>/g);
  return Array.from(set, ([, x, y, size, text]) => ({ x: Number(x), y: Number(y), size: Number(size), text })).filter(
    ({ x }) => x > formats[format].width / 2,
  );
}
