import type { Card } from './card.ts';
import { type CardWords, cardWords } from './card-words.ts';
import { type Ground, grounds } from './colours.ts';
import { type Box, type Format, formats } from './formats.ts';
import { templates } from './templates.ts';

/** What a template draws on: the card, its words and format, and the grounds of its colourway. */
export interface Canvas {
  readonly card: Card;
  readonly words: CardWords;
  readonly format: Format;
  readonly field: Ground;
  readonly second: Ground;
}

export function canvasOf(card: Card): Canvas {
  const { field, second } = templates[card.template].colourways[card.colourway];
  return { card, words: cardWords(card), format: formats[card.format], field: grounds[field], second: grounds[second] };
}

export function rectangle({ left, top, right, bottom }: Box, fill: string): string {
  return `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="${fill}"/>`;
}

/** The caret as architecture, at the foot of a story: the story's sticker goes under it. Its legs leave the canvas. */
export function drawRoof({ width }: Format, apex: number, colour: string): string {
  const stroke = 0.139 * width;
  const middle = width / 2;
  const reach = middle + stroke;
  return `<path d="M${middle - reach} ${apex + reach}L${middle} ${apex}L${middle + reach} ${apex + reach}" fill="none" stroke="${colour}" stroke-width="${stroke}" stroke-linejoin="round"/>`;
}
