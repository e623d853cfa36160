import { graphemes } from '#platform/text.ts';
import { hasCharacter, hasGrapheme } from './fonts/coverage.ts';
import { nameFamily, textFamily, worldFamilies } from './fonts/families.ts';

export interface Typeface {
  /** As SVG and Pango take it: one family, or several from which each character takes the first that has it. */
  readonly family: string;
  /** Whether it is Noto: taller letters, and deeper marks below. */
  readonly world: boolean;
}

/**
 * The typeface a slot is set in, whole: the campaign's own face if it has everything, else Noto, so that no name has one
 * foreign letter. Lines come back without the signs that no font has; a line with a letter that no font has comes back
 * empty: better no name than a wrong one or a box.
 */
export function chooseFamily(slot: 'name' | 'role', lines: readonly string[]): Typeface & { lines: string[] } {
  const own = slot === 'name' ? nameFamily : textFamily;
  const whole = lines.map((line) => wholeLine(own, line)).filter((line) => line !== null);
  if (whole.length === lines.length) return { lines: whole, family: own, world: false };
  const drawable = lines.map(drawableLine);
  const names = worldFamilies[slot === 'name' ? 'bold' : 'regular'];
  return { lines: drawable, family: inOrder(names, drawable.join(' ')).join(','), world: true };
}

/**
 * Bricolage Grotesque 5.3 draws most graves beside their letter, Vietnamese ồ and Welsh ẁ among them. These it places.
 */
const placedGrave = /^(?:[aeiou]\u0300|[oeiu]\u0323\u0300)$/iu;

/** The line in letters that the family has; a letter that it has only in parts, such as Ṣ, comes apart. */
function wholeLine(family: string, line: string): string | null {
  const letters = graphemes(line).map((letter) => {
    const apart = letter.normalize('NFD');
    if (family === nameFamily && apart.includes('\u0300') && !placedGrave.test(apart)) return null;
    return [letter, apart].find((way) => hasGrapheme(family, way)) ?? null;
  });
  return letters.includes(null) ? null : letters.join('');
}

function drawableLine(line: string): string {
  const characters = [...line];
  if (characters.some((character) => !isDrawable(character) && /[\p{L}\p{N}]/u.test(character))) return '';
  const kept = characters.filter(isDrawable).join('').replace(/\s+/gu, ' ').trim();
  return /[^\p{M}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(kept) ? kept : '';
}

function isDrawable(character: string): boolean {
  if (/[\p{Zs}\p{Default_Ignorable_Code_Point}]/u.test(character)) return true;
  const codePoint = character.codePointAt(0) ?? 0;
  return Object.values(worldFamilies.regular).some((family) => hasCharacter(family, codePoint));
}

/** Chinese, Japanese and Korean share characters and draw them differently: the text's own letters decide whose. */
function inOrder(names: Record<'world' | 'han' | 'kana' | 'hangul', string>, text: string): string[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return [names.world, names.kana, names.han, names.hangul];
  if (/\p{Script=Hangul}/u.test(text)) return [names.world, names.hangul, names.han, names.kana];
  return [names.world, names.han, names.kana, names.hangul];
}
