import { day } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { deleteSessions, endedSessions } from './session-repository.ts';
import { deleteSignInsBefore } from './sign-in-repository.ts';

/** How long after its end a session or a way in is still known. */
const keptAfterEnd = 30 * day;
const mostAtOnce = 500;

/** Deletes organisers' sessions and mailed ways in 30 days after their end; says how many sessions that were, at most 500. */
export async function purgeSessions({ clock, database, write }: Context): Promise<number> {
  const before = clock.now() - keptAfterEnd;
  const ended = endedSessions(database, before, mostAtOnce);
  await write((tx) => {
    deleteSessions(tx, ended);
    deleteSignInsBefore(tx, before);
  });
  return ended.length;
}
