import assert from 'node:assert/strict';
import { test } from 'node:test';
import '#assets/fonts/environment.ts';
import sharp from 'sharp';
import { altText } from '#assets/alt-text.ts';
import type { Card } from '#assets/card.ts';
import { palette } from '#assets/colours.ts';
import { formatKeys, formats } from '#assets/formats.ts';
import { renderCard } from '#assets/render-card.ts';
import { colourwayKeys, templateKeys } from '#assets/templates.ts';
import { difficultPeople } from '#content/difficult-names.ts';

function cardWith(changes: Partial<Card>): Card {
  return {
    template: 'insertion',
    format: 'og',
    colourway: 'milk',
    person: difficultPeople.welsh,
    year: 2027,
    ...changes,
  };
}

for (const format of formatKeys) {
  test(`${format} is drawn to its exact size, type and budget, in both templates and all colours`, async () => {
    for (const template of templateKeys) {
      for (const colourway of colourwayKeys) {
        const { bytes, contentType } = await renderCard(
          cardWith({ template, format, colourway, person: difficultPeople.long }),
        );
        const { width, height, format: type, channels, isPalette } = await sharp(bytes).metadata();
        const wanted = formats[format];
        assert.deepEqual([width, height, type, channels], [wanted.width, wanted.height, wanted.type, 3]);
        assert.equal(contentType, `image/${wanted.type}`);
        assert.equal(isPalette ?? false, false);
        assert.ok(bytes.length <= wanted.budget, `${template} ${colourway}: ${bytes.length} bytes`);
      }
    }
  });
}

test('the same card is the same file, byte for byte', async () => {
  const [first, second] = await Promise.all([renderCard(cardWith({})), renderCard(cardWith({}))]);
  assert.deepEqual(first.bytes, second.bytes);
  const other = await renderCard(cardWith({ person: difficultPeople.polish }));
  assert.notDeepEqual(first.bytes, other.bytes);
});

test('a picture keeps its full colours: the dot stays coral beside the pen’s red', async () => {
  const { bytes } = await renderCard(cardWith({ format: 'post-portrait' }));
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const seen = new Set<string>();
  for (let at = 0; at < data.length; at += 3) seen.add(data.toString('hex', at, at + 3));
  for (const colour of [palette.coral, palette.pen, palette.night, palette.milk, palette.ink2]) {
    assert.ok(seen.has(colour.slice(1).toLowerCase()), colour);
  }
});

for (const format of ['post-portrait', 'og'] as const) {
  test(`${format} carries title, credit, licence page and alternative text, and nothing else of the person`, async () => {
    const card = cardWith({ format, person: difficultPeople.markup });
    const { bytes } = await renderCard(card, 'https://example.org/kit?a=1&b=2');
    const { exif, xmp, icc } = await sharp(bytes).metadata();
    const packet = String(xmp)
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    assert.match(packet, /xmpRights:WebStatement="https:\/\/example\.org\/kit\?a=1&b=2"/);
    assert.match(packet, /photoshop:Credit="Including Infants"/);
    assert.match(packet, /<dc:title>.*One more word\. #IncludingInfants/);
    assert.ok(packet.includes(altText(card)));
    assert.match(String(exif), /Free to share unaltered\./);
    assert.doesNotMatch(String(exif), /script/);
    assert.equal(icc, undefined);
  });
}

test('the licence page is left out where nobody gave one', async () => {
  const { xmp } = await sharp((await renderCard(cardWith({}))).bytes).metadata();
  assert.doesNotMatch(String(xmp), /WebStatement/);
});

test('pictures asked for all at once are all drawn', async () => {
  const cards = Array.from({ length: 12 }, (_, index) => cardWith({ format: 'email-sig', year: 2000 + index }));
  const drawn = await Promise.all(cards.map((card) => renderCard(card)));
  assert.equal(new Set(drawn.map(({ bytes }) => bytes.toString('base64'))).size, 12);
});
