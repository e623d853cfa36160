import assert from 'node:assert/strict';
import { test } from 'node:test';
import '#assets/fonts/environment.ts';
import sharp from 'sharp';
import type { Card } from '#assets/card.ts';
import { composeCard } from '#assets/compose-card.ts';
import { type FormatKey, formatKeys, formats } from '#assets/formats.ts';
import { templateKeys } from '#assets/templates.ts';
import { difficultPeople } from '#content/difficult-names.ts';

const { arabic, hangul, letters, long, thai, vietnamese, yoruba } = difficultPeople;
const people = { nobody: null, arabic, hangul, letters, long, thai, vietnamese, yoruba };

for (const format of formatKeys) {
  for (const template of templateKeys) {
    test(`every letter of ${template} stays inside the safe area of ${format}`, async () => {
      for (const [key, person] of Object.entries(people)) {
        const card: Card = { template, format, colourway: 'night', person, year: 2027 };
        const outside = await inkOutsideSafeArea(await composeCard(card), format);
        assert.equal(outside, null, key);
      }
    });
  }
}

/** Where the first pixel lies that writing changed outside the safe area; shapes that bleed on purpose are no writing. */
async function inkOutsideSafeArea(svg: string, format: FormatKey): Promise<string | null> {
  const without = svg.replace(/<text .*?<\/text>/gs, '').replace(/<g transform="[^"]*rotate.*?<\/g>/gs, '');
  assert.notEqual(svg, without);
  // One after the other: the libraries that set text do not bear two threads.
  const whole = await pixels(svg);
  const bare = await pixels(without);
  const { width, height, safe } = formats[format];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x >= safe.left && x < safe.right && y >= safe.top && y < safe.bottom) continue;
      const at = (y * width + x) * 4;
      if (whole[at] !== bare[at] || whole[at + 2] !== bare[at + 2]) return `${x}, ${y}`;
    }
  }
  return null;
}

async function pixels(svg: string): Promise<Buffer> {
  return await sharp(Buffer.from(svg)).raw().toBuffer();
}
