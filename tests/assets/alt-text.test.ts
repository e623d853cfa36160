import assert from 'node:assert/strict';
import { test } from 'node:test';
import { altText } from '#assets/alt-text.ts';
import type { Card } from '#assets/card.ts';
import { composeCard } from '#assets/compose-card.ts';
import { type FormatKey, formatKeys } from '#assets/formats.ts';
import { type TemplateKey, templateKeys } from '#assets/templates.ts';
import { difficultPeople } from '#content/difficult-names.ts';
import { edition } from '#content/edition.ts';
import { pictureWords } from '#content/picture-words.ts';

const { long, short, thai, welsh } = difficultPeople;
const people = { nobody: null, long, short, thai: { ...thai, personalCapacity: true }, welsh };

for (const template of templateKeys) {
  for (const format of formatKeys) {
    test(`the alt text of ${template} in ${format} says the words that are in the picture, and no others`, async () => {
      for (const [key, person] of Object.entries(people)) {
        const card: Card = { template, format, colourway: 'night', person, year: 2027 };
        const [alt, shown] = [altText(card), wordsIn(await composeCard(card))];
        for (const part of [pictureWords.kicker, pictureWords.kitKicker, ...edition.pledgeParts, '2027']) {
          // The word "infant," is drawn, not set.
          const set = part.replace('I’ll say infant, ', '').replace(/,$/, '');
          const rest = alt.replaceAll(`“${edition.phrase}”`, '');
          assert.equal(rest.includes(set), shown.includes(set), `${key}: ${set}`);
        }
      }
    });
  }
}

test('the alt text names who signs, whole even where the picture has no room for all of it', () => {
  const card = cardOf('pledge', 'email-sig');
  assert.equal(
    altText(card),
    `“I’ve taken the pledge.” Signed by ${long.name}, ${long.role}, ${long.organisation}, in a personal capacity. #IncludingInfants 2027.`,
  );
});

function cardOf(template: TemplateKey, format: FormatKey): Card {
  return { template, format, colourway: 'night', person: long, year: 2027 };
}

function wordsIn(svg: string): string {
  return Array.from(svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g), ([, line]) => line).join(' ');
}
