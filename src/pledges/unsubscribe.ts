import type { Context } from '#platform/context.ts';
import { endUpdates } from './end-updates.ts';
import { pledgeById } from './pledge-repository.ts';

/** Whether a token has the form of ours; whether we signed it is another matter. */
export function isWellFormed(token: string): boolean {
  return /^[\w-]{59}$/.test(token);
}

/** Whether an unsubscribe link is one of ours, about a pledge that still is. Changes nothing. */
export function leadsSomewhere(context: Context, token: string): boolean {
  const claims = context.keys.read('unsubscribe', token);
  const pledge = claims && pledgeById(context.database, claims.subject);
  return !!pledge && pledge.state !== 'erased';
}

/** Ends mail about the campaign, and nothing else. A link that leads nowhere has nobody to write to, which is as well. */
export async function unsubscribe(context: Context, token: string): Promise<void> {
  const now = context.clock.now();
  const claims = context.keys.read('unsubscribe', token);
  if (!claims) return;
  await context.write((tx) => {
    const pledge = pledgeById(tx, claims.subject);
    if (!pledge || pledge.state === 'erased') return;
    endUpdates(tx, pledge, now);
  });
}
