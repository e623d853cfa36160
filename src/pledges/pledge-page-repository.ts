import { and, gt, inArray } from 'drizzle-orm';
import { pledge, type pledgeStates } from '#db/schema/index.ts';
import type { Executor } from '#platform/database.ts';

export type PledgeState = (typeof pledgeStates)[number];

/** One page of the pledges in these states, in the order of their ids: what comes after `after` (`''` for the first). */
export function readPage(database: Executor, states: readonly PledgeState[], after: string, length: number) {
  return database
    .select({
      id: pledge.id,
      ordinal: pledge.ordinal,
      state: pledge.state,
      pledgingAs: pledge.pledgingAs,
      name: pledge.name,
      email: pledge.email,
      role: pledge.role,
      organisation: pledge.organisation,
      sector: pledge.sector,
      nation: pledge.nation,
      listed: pledge.listed,
      updates: pledge.updates,
      createdAt: pledge.createdAt,
      confirmedAt: pledge.confirmedAt,
    })
    .from(pledge)
    .where(and(gt(pledge.id, after), inArray(pledge.state, [...states])))
    .orderBy(pledge.id)
    .limit(length)
    .all();
}
