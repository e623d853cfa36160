import type { Card } from './card.ts';
import { type Ground, grounds } from './colours.ts';
import { type Format, formats } from './formats.ts';
import { templates } from './templates.ts';

/** What a template draws on: the card, its format, and the grounds of its colourway. */
export interface Canvas {
  readonly card: Card;
  readonly format: Format;
  readonly field: Ground;
  readonly second: Ground;
}

export function canvasOf(card: Card): Canvas {
  const { field, second } = templates[card.template].colourways[card.colourway];
  return { card, format: formats[card.format], field: grounds[field], second: grounds[second] };
}

export function rectangle(
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
  fill: string,
): string {
  return `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="${fill}"/>`;
}
