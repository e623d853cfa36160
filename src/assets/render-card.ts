import type { Card } from './card.ts';
import { composeCard } from './compose-card.ts';
import { contentTypeOf, extensionOf } from './file-name.ts';
import { formats } from './formats.ts';
import { pictureMetadata } from './picture-metadata.ts';
import { rasterise } from './raster.ts';

export interface Picture {
  readonly bytes: Buffer;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly contentType: string;
  readonly extension: string;
}

/**
 * Draws a card. The same card and licence page give the same bytes. Throws when the drawing takes longer than 20 s.
 * `licencePage` is an absolute address, written into the file's metadata.
 */
export async function renderCard(card: Card, licencePage: string | null = null): Promise<Picture> {
  const { width, height, type, quality } = formats[card.format];
  const svg = await composeCard(card);
  const bytes = await rasterise(svg, { type, quality, metadata: pictureMetadata(card, licencePage) });
  return { bytes, width, height, contentType: contentTypeOf(card.format), extension: extensionOf(card.format) };
}
