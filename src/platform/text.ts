const controls = /[\p{Cc}\p{Co}\p{Cs}\u2028\u2029]/gu;
// Marks that turn the reading direction of what follows, or hide: U+061C, U+200B, U+200E-F, U+202A-E, U+2060-2069, U+FEFF.
const invisible = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/gu;
// Without this a reader's mail program would decode such a name into another text (RFC 2047).
const encodedWord = /=\?[^?]*\?[bq]\?[^?]*\?=/gi;
// Joiners belong inside emoji and inside Arabic, Indic and other scripts that shape by them; elsewhere they only spoof.
const strayJoiner =
  /(?<![\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Gurmukhi}])[\u200c\u200d]/gu;
const stackedMarks = /(\p{M}{3})\p{M}+/gu;

const graphemeSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * One line of text as a person may have meant it: NFC, one space between words, nothing that controls, hides or turns
 * the reading direction, and at most three marks on a letter. Cap what you pass in first: see `isTooLong`.
 */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(encodedWord, '')
    .replace(strayJoiner, '')
    .replace(stackedMarks, '$1')
    .replace(/ +/g, ' ')
    .trim();
}

/** Counts what a reader would call letters. */
export function graphemes(text: string): string[] {
  return Array.from(graphemeSegmenter.segment(text), ({ segment }) => segment);
}

/** Whether a text has more than `most` graphemes, or more code points than any text of that many really needs. */
export function isTooLong(text: string, most: number): boolean {
  return text.length > most * 12 || Array.from(text).length > most * 2.5 || graphemes(text).length > most;
}
