import { graphemes } from '#platform/text.ts';
import type { FormatKey } from './formats.ts';
import type { ColourwayKey, TemplateKey } from './templates.ts';

/** Lines of text as the signer gave them; where a line is missing, null. */
export interface Person {
  readonly name: string;
  readonly role: string | null;
  readonly organisation: string | null;
  /** Adds "in a personal capacity", so that no endorsement by an employer is implied. */
  readonly personalCapacity: boolean;
}

/** Everything a picture depends on: the same card is drawn to the same bytes. Plain JSON, so that it can be stored. */
export interface Card {
  readonly template: TemplateKey;
  readonly format: FormatKey;
  readonly colourway: ColourwayKey;
  /** Null for the supporters' kit. */
  readonly person: Person | null;
  /** Shown at the other end of the watermark's line; null leaves it out. */
  readonly year: number | null;
}

/** The most a slot shows, in letters as readers count them. Longer text is cut before it is measured. */
export const longest = { name: 80, role: 90, organisation: 90 } as const;

/**
 * One line that can be drawn: composed, without characters that XML forbids, that turn the line round or that pile up
 * on one letter, and no longer than `limit` graphemes.
 */
export function cleanLine(text: string, limit: number): string {
  // No grapheme of a real name is longer than 12 UTF-16 units on average; a long input costs time before it is cut.
  const short = text.slice(0, limit * 12).toWellFormed();
  const line = short.normalize('NFC').replace(undrawable, '').replace(/\s+/gu, ' ').trim();
  const letters = graphemes(line).map(withoutPiledMarks);
  return letters.length <= limit
    ? letters.join('')
    : `${letters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Controls other than white space, bidirectional marks, overrides and isolates, interlinear annotation, non-characters,
 * unassigned and private characters, and what only a surrogate half or a replacement sign would be left of.
 */
const undrawable =
  /(?![\t\n\v\f\r\u0085])[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFF\p{Cn}\p{Co}\p{Cs}\u{E0000}-\u{E0FFF}]/gu;

/** Writing systems put at most three marks on one letter; more climb over the lines above and below. */
function withoutPiledMarks(grapheme: string): string {
  return grapheme.replace(/(\p{Mn}{3})\p{Mn}+/gu, '$1');
}
