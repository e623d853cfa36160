import { contentTypeOf, fileName } from '#assets/file-name.ts';
import { picturesOf } from '#assets/picture-repository.ts';
import type { releasePack } from '#mail/outbox-repository.ts';
import type { Executor } from '#platform/database.ts';
import { contentIdOf, goesByMail } from './pledge-pictures.ts';

/** What the pack of a pledge takes along, or null while one of its pictures is not drawn. */
export function packAttachments(tx: Executor, pledgeId: string): Parameters<typeof releasePack>[2] | null {
  const taken = picturesOf(tx, pledgeId).filter(({ card }) => goesByMail(card));
  const attachments = taken.flatMap(({ card, contentKey }) =>
    contentKey
      ? {
          contentKey,
          fileName: fileName(card),
          contentType: contentTypeOf(card.format),
          contentId: contentIdOf(card),
        }
      : [],
  );
  return attachments.length === taken.length ? attachments : null;
}
