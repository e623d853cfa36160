import type { Card } from './card.ts';
import { type FormatKey, formats } from './formats.ts';
import { colourwaysOf, templates } from './templates.ts';

const extensions = { png: 'png', jpeg: 'jpg' } as const;

/** What a saved picture is called: where it is for, what it says, and its colour if not the template's first. */
export function fileName(card: Card): string {
  const colour = card.colourway === colourwaysOf(card.template)[0] ? '' : `-${card.colourway}`;
  return `${card.format}-${templates[card.template].slug}${colour}.${extensionOf(card.format)}`;
}

export function extensionOf(format: FormatKey): (typeof extensions)[keyof typeof extensions] {
  return extensions[formats[format].type];
}

export function contentTypeOf(format: FormatKey): string {
  return `image/${formats[format].type}`;
}
