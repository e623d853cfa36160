import { consent } from '#content/edition.ts';
import type { Context } from '#platform/context.ts';
import { countIn } from './count-in.ts';
import { mayReturn } from './may-return.ts';
import { findMyPledge } from './my-pledge.ts';

/**
 * Takes a withdrawn pledge again, saying what it said and under its old number. False when there is none to take, or it
 * came back often enough for one day.
 */
export async function returnPledge(context: Context, token: string): Promise<boolean> {
  const now = context.clock.now();
  return await context.write((tx) => {
    const pledge = findMyPledge(context, token, tx);
    if (pledge?.state !== 'withdrawn' || !mayReturn(tx, pledge.id, now)) return false;
    const accepted = { statement: pledge.statement, consent: { wording: consent.version, at: now } };
    countIn(context, tx, { pledge, accepted, now });
    return true;
  });
}
