import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Font, openSync } from 'fontkit';
import { cleanLine, longest } from '#assets/card.ts';
import { chooseFamily } from '#assets/choose-family.ts';
import { hasCharacter } from '#assets/fonts/coverage.ts';
import { fontFolder } from '#assets/fonts/environment.ts';
import { worldFamilies } from '#assets/fonts/families.ts';
import { difficultPeople } from '#content/difficult-names.ts';

/** Every font file of the families, read by another library than the one that wrote them. */
function fontsOf(familyList: string): Font[] {
  const stems = familyList.split(',').map((family) => `${family.replaceAll(' ', '-')}-`);
  const files = readdirSync(fontFolder).filter((file) =>
    stems.some((stem) => file.startsWith(stem) && /^\d+\.ttf$/.test(file.slice(stem.length))),
  );
  return files.map((file) => openSync(join(fontFolder, file)));
}

for (const [key, person] of Object.entries(difficultPeople)) {
  test(`no letter of the ${key} person is drawn as a box`, () => {
    for (const [slot, text] of [
      ['name', person.name],
      ['role', person.role],
      ['role', person.organisation],
    ] as const) {
      const { lines, family } = chooseFamily(slot, [cleanLine(text ?? '', longest[slot])]);
      const missing = new Set(
        [...lines.join('')].filter((character) => !/\p{Default_Ignorable_Code_Point}/u.test(character)),
      );
      for (const font of fontsOf(family)) {
        for (const character of missing)
          if (font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) missing.delete(character);
      }
      assert.deepEqual([...missing], []);
      assert.equal(lines.join('') === '', (text ?? '') === '');
    }
  });
}

const scripts = {
  Ethiopic: 'ሰላም ተስፋዬ',
  Telugu: 'లక్ష్మి రెడ్డి',
  Malayalam: 'ശ്രീജ നായർ',
  Kannada: 'ಶ್ರೀನಿವಾಸ ಗೌಡ',
  Sinhala: 'ශ්‍රියානි පෙරේරා',
  Georgian: 'ნინო ბერიძე',
  Armenian: 'Անահիտ Սարգսյան',
  Khmer: 'សុខ ចាន់ធី',
  Lao: 'ສົມພອນ ວົງສາ',
  Burmese: 'အောင်ဆန်း စုကြည်',
};

for (const [script, name] of Object.entries(scripts)) {
  test(`a name in ${script} is set whole, without a box`, () => {
    const { lines, family } = chooseFamily('name', [cleanLine(name, longest.name)]);
    assert.deepEqual(lines, [name]);
    const fonts = fontsOf(family);
    const missing = [...name.replaceAll('\u200d', '')].filter(
      (character) => !fonts.some((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
    );
    assert.deepEqual(missing, []);
  });
}

test('a slot is set whole in one face: one foreign letter takes the whole name to the other', () => {
  assert.equal(chooseFamily('name', ['Siân Ŵyn-Jones']).family, 'II Name');
  assert.equal(chooseFamily('name', ['Adéṣọ́lá']).family, 'II Name');
  assert.equal(chooseFamily('name', ['Siân Юлія']).world, true);
  assert.equal(chooseFamily('role', ['Midwife', 'महाराष्ट्र']).world, true);
});

test('graves that the name’s own face sets beside their letter are set in the other', () => {
  for (const name of ['Hồng', 'Ẁyn', 'm\u0300']) assert.equal(chooseFamily('name', [name]).world, true);
  for (const name of ['Adèle', 'Ọ̀ṣun']) assert.equal(chooseFamily('name', [name]).world, false);
});

test('Japanese and Korean get their own drawing of shared characters', () => {
  assert.match(chooseFamily('name', ['山田 たろう']).family, /II Kana.*II Han/);
  assert.match(chooseFamily('name', ['金 민준']).family, /II Hangul.*II Han/);
  assert.match(chooseFamily('name', ['王小明']).family, /II Han.*II Kana/);
});

test('a sign that no font has is left out; with a letter that no font has, the whole line', () => {
  assert.equal(hasCharacter(worldFamilies.regular.world, 0x1d11e), false);
  assert.deepEqual(chooseFamily('name', ['Ada \u{1D11E} Byron']).lines, ['Ada Byron']);
  assert.deepEqual(chooseFamily('role', ['Midwife', 'ᚠᚢᚦ']).lines, ['Midwife', '']);
});
