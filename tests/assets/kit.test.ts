import assert from 'node:assert/strict';
import { test } from 'node:test';
import { altText } from '#assets/alt-text.ts';
import { fileName } from '#assets/file-name.ts';
import { formatKeys } from '#assets/formats.ts';
import { kitCards, kitLogos } from '#assets/kit-pictures.ts';
import { kitTexts } from '#assets/kit-texts.ts';
import { captions, captionWith } from '#content/captions.ts';
import { graphemes } from '#platform/text.ts';

test('the kit has template 1 without a name in every format and colour, each under its own name', () => {
  assert.equal(kitCards.length, formatKeys.length * 3);
  assert.ok(kitCards.every(({ template, person }) => template === 'insertion' && person === null));
  assert.equal(new Set(kitCards.map(fileName)).size, kitCards.length);
  for (const card of kitCards) assert.ok(fileName(card).startsWith(card.format));
});

test('every picture of the kit is described, and nobody is named', () => {
  for (const card of kitCards) {
    assert.match(altText(card), /infant, children and young people’s mental health/);
    assert.doesNotMatch(altText(card), /Signed by/);
  }
  assert.match(kitTexts([{ fileName: 'a.png', alt: 'say "yes"' }])['alt-text.csv'] ?? '', /"a\.png","say ""yes"""/);
});

test('logos come for light and for dark backgrounds and say their name', () => {
  assert.equal(kitLogos().length, 5);
  for (const { svg } of kitLogos()) assert.match(svg, /aria-label="Including Infants"/);
});

test('there are three captions of every length for signers and for supporters, and each fits its platforms', () => {
  for (const { most, signer, supporter } of Object.values(captions)) {
    assert.deepEqual([signer.length, supporter.length], [3, 3]);
    for (const caption of [...signer, ...supporter]) {
      const posted = captionWith(caption, 'https://including-infants.example.org');
      assert.ok(graphemes(posted).length <= most, posted);
      assert.match(posted, /https:.*#IncludingInfants$/s);
    }
  }
});

test('the zip’s texts are whole without the site’s address, and say where to add it', () => {
  const pictures = kitCards.map((card) => ({ fileName: fileName(card), alt: altText(card) }));
  const texts = kitTexts(pictures);
  assert.deepEqual(Object.keys(texts), ['README.txt', 'captions.txt', 'alt-text.csv', 'terms.txt']);
  for (const [name, text] of Object.entries(texts)) assert.doesNotMatch(text, /[{}]|: *#|:\s*$|\.\./, name);
  for (const name of ['README.txt', 'captions.txt']) assert.match(texts[name] ?? '', /add the address of the site/i);
  assert.match(texts['captions.txt'] ?? '', /Take the pledge\. #IncludingInfants/);
});
