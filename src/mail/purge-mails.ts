import { day } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { changesUpTo, deleteChanges, deleteMails, endedMailsOfErased } from './retention-repository.ts';

/** How long it is known when a mail was sent, and what the relay answered. */
const historyKept = 90 * day;
const mostAtOnce = 500;

/**
 * Deletes what is left of mails to people who are erased, their receipts included, and the history of mails after 90
 * days. At most 500 of each; says how many there were.
 */
export async function purgeMails({ clock, database, write }: Context): Promise<number> {
  const mails = endedMailsOfErased(database, mostAtOnce);
  const changes = changesUpTo(database, clock.now() - historyKept, mostAtOnce);
  if (mails.length + changes.length === 0) return 0;
  await write((tx) => {
    deleteMails(tx, mails);
    deleteChanges(tx, changes);
  });
  return mails.length + changes.length;
}
