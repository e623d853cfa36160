import { contentTypeOf, fileName } from '#assets/file-name.ts';
import { picturesOf } from '#assets/picture-repository.ts';
import type { Context } from '#platform/context.ts';
import { redrawPicture } from './draw-pictures.ts';
import { findMyPledge } from './my-pledge.ts';

/** One of a signer's own pictures by its file name, drawn anew if its file is lost. Null when there is none to give. */
export async function openPicture(
  context: Context,
  token: string,
  wanted: string,
): Promise<{ bytes: Buffer; contentType: string } | null> {
  const pledge = findMyPledge(context, token);
  if (pledge?.state !== 'confirmed') return null;
  const found = picturesOf(context.database, pledge.id).find(({ card }) => fileName(card) === wanted);
  if (!found?.contentKey) return null;
  const bytes = (await context.pictures.read(found.contentKey)) ?? (await redrawPicture(context, found.contentKey));
  return bytes && { bytes, contentType: contentTypeOf(found.card.format) };
}
