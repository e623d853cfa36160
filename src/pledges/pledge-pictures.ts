import type { Card } from '#assets/card.ts';
import { type FormatKey, formatKeys } from '#assets/formats.ts';
import { colourwaysOf, type TemplateKey, templateKeys } from '#assets/templates.ts';
import { londonDay } from '#platform/clock.ts';
import type { Portrayed } from './pledge.ts';

const mailTemplate: TemplateKey = 'insertion';
const mailFormats: readonly FormatKey[] = ['post-portrait', 'post-square', 'landscape'];

/** The pictures a signer gets: every template in every format, with their name and the year of their pledge. */
export function cardsOf({ statement, personalCapacity, confirmedAt }: Portrayed): Card[] {
  const { name, role, organisation, pledgingAs } = statement;
  // An organisation's own pledge is nobody's personal one.
  const person = { name, role, organisation, personalCapacity: personalCapacity && pledgingAs === 'self' };
  const year = Number(londonDay(confirmedAt).slice(0, 4));
  return templateKeys.flatMap((template) =>
    formatKeys.map((format) => ({ template, format, colourway: firstColourway(template), person, year })),
  );
}

/** The pictures that travel with the mail: one template in the most used formats. */
export function mailCardsOf(portrayed: Portrayed): Card[] {
  return cardsOf(portrayed).filter(goesByMail);
}

export function goesByMail({ template, format }: Pick<Card, 'template' | 'format'>): boolean {
  return template === mailTemplate && mailFormats.includes(format);
}

/** How the mail's HTML names an attached picture. */
export function contentIdOf({ template, format }: Pick<Card, 'template' | 'format'>): string {
  return `${format}.${template}@pictures`;
}

function firstColourway(template: TemplateKey): Card['colourway'] {
  const [first] = colourwaysOf(template);
  if (!first) throw new Error('A template has no colours');
  return first;
}
