// What is not seen: it hides in a name, turns its reading direction or makes two names look alike. Joiners, variants and
// the tags of flags are judged by what they stand behind; the braille blank is no letter of anybody's.
const invisible =
  /[[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\uffff]--[\u200c\u200d\ufe00-\ufe0f\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}]]/gv;
const controls = /[\p{Cc}\p{Co}]/gu;
// Joiners belong inside emoji and inside the scripts that shape by them; elsewhere they only spoof.
const strayJoiner =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{VS}\p{scx=Arabic}\p{scx=Syriac}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Tamil}\p{scx=Sinhala}\p{scx=Malayalam}\p{scx=Kannada}\p{scx=Telugu}\p{scx=Gujarati}\p{scx=Gurmukhi}])[\u200c\u200d]/gu;
// The flags of England, Scotland and Wales are a black flag, their name in tags, and the tag that ends it.
const tags = /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f})|[\u{e0020}-\u{e007f}]/gu;
// Two variants choose between drawn and coloured emoji and make keycaps of figures, the others draw Han another way.
const strayVariant = /(?<!\p{Emoji})[\ufe0e\ufe0f]|(?<!\p{Script=Han})[\ufe00-\ufe0d\u{e0100}-\u{e01ef}]/gu;
// Without this a reader's mail program would decode such a name into another text (RFC 2047).
const encodedWord = /=\?[^?]*\?[bq]\?[^?]*\?=/gi;
const stackedMarks = /((?:\p{M}[\u200c\u200d]?){3})[\p{M}\u200c\u200d]+/gu;

const graphemeSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * One line of text as a person may have meant it: NFC, one space between words, nothing that controls, hides or turns
 * the reading direction, and at most three marks on a letter. Cap what you pass in first: see `isTooLong`.
 */
export function cleanLine(text: string): string {
  const seen = text
    .toWellFormed()
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .replace(controls, '')
    .replace(tags, '$1')
    .replace(strayVariant, '')
    .replace(strayJoiner, '');
  return withoutEncodedWords(seen).normalize('NFC').replace(stackedMarks, '$1').replace(/ +/g, ' ').trim();
}

function withoutEncodedWords(text: string): string {
  const rest = text.replace(encodedWord, '');
  // What stood round one may make another.
  return rest === text ? text : withoutEncodedWords(rest);
}

/** Counts what a reader would call letters. */
export function graphemes(text: string): string[] {
  return Array.from(graphemeSegmenter.segment(text), ({ segment }) => segment);
}

/** Whether a text has more than `most` graphemes, or more code points than any text of that many really needs. */
export function isTooLong(text: string, most: number): boolean {
  return text.length > most * 12 || Array.from(text).length > most * 2.5 || graphemes(text).length > most;
}
