import { pictureWords } from '#content/picture-words.ts';
import type { Card } from './card.ts';
import type { FormatKey } from './formats.ts';

/** Which words a picture shows beside its phrase and its person: templates set them, and alt texts say them. */
export interface CardWords {
  /** Above the phrase or in the panel, null where the mark or the person takes that place. */
  readonly opening: string | null;
  /** How much of the promise is written out under "I’ve taken the pledge." */
  readonly promise: 'whole' | 'short' | null;
  readonly year: number | null;
}

/** Depends on the format and on whether somebody signs, never on how much room somebody's lines leave. */
export function cardWords({ template, format, person, year }: Card): CardWords {
  if (template === 'pledge') {
    const opening = person ? null : pictureWords.kitKicker;
    // On the link preview the watermark takes its panel's whole line.
    return { opening, promise: promises[format], year: format === 'og' ? null : year };
  }
  if (person) return { opening: format === 'email-sig' ? null : pictureWords.kicker, promise: null, year };
  const opening = format === 'landscape' || format === 'og' ? null : pictureWords.kitKicker;
  return { opening, promise: null, year: format === 'email-sig' ? null : year };
}

const promises: Record<FormatKey, CardWords['promise']> = {
  'post-portrait': 'whole',
  'post-square': 'short',
  story: 'short',
  landscape: 'whole',
  og: 'whole',
  'email-sig': null,
};
