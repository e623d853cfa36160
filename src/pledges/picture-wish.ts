import { insertPictures, removePictures } from '#assets/picture-repository.ts';
import { hour, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import type { Portrayed } from './pledge.ts';
import { cardsOf, goesByMail } from './pledge-pictures.ts';

/** What the mail waits for is drawn before everything else that is not older than this. */
const headStart = hour;

/** Asks for a signer's pictures in place of those there were; gives the content keys that nothing refers to any more. */
export function wishPictures(tx: Executor, given: Portrayed & { pledgeId: string; now: Instant }): string[] {
  const { pledgeId, now } = given;
  const stale = removePictures(tx, pledgeId);
  const cards = cardsOf(given);
  insertPictures(
    tx,
    cards.map((card) => ({ pledgeId, card, nextAt: goesByMail(card) ? now - headStart : now })),
    now,
  );
  return stale;
}

/** Deletes the files of pictures that nothing refers to any more. After the transaction, never inside. */
export async function removeFiles({ pictures, log }: Context, contentKeys: readonly string[]): Promise<void> {
  const removed = await Promise.allSettled(contentKeys.map((key) => pictures.remove(key)));
  const failed = removed.filter((one) => one.status === 'rejected').length;
  if (failed > 0) log.warn({ failed }, 'pictures that nobody needs could not be deleted');
}
