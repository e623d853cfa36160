import { gt } from 'drizzle-orm';
import { pledge, type pledgeStates } from '#db/schema/index.ts';
import type { Executor } from '#platform/database.ts';

export type PledgeState = (typeof pledgeStates)[number];

/**
 * One page of all pledges, in the order of their ids: what comes after `after` (`''` for the first). No condition but
 * the id: with another, SQLite goes by that one's index and sorts the whole table for every page.
 */
export function readPage(database: Executor, after: string, length: number) {
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
    .where(gt(pledge.id, after))
    .orderBy(pledge.id)
    .limit(length)
    .all();
}
