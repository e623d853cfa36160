import { count, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { counter, outbox, picture, pledge, pledgeEvent, type pledgeStates } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

export type PledgeState = (typeof pledgeStates)[number];

/** What a database holds, counted row by row. */
export interface Holdings {
  pledges: Partial<Record<PledgeState, number>>;
  /** Mails that have not ended: queued, being sent or held. */
  openMails: number;
  /** When the newest thing happened to a pledge in it, or null. */
  newestAt: Instant | null;
  /** Totals that are kept beside the rows and do not agree with them: none, if all is well. */
  drift: string[];
}

export function readHoldings(database: Executor): Holdings {
  const states = database.select({ state: pledge.state, rows: count() }).from(pledge).groupBy(pledge.state).all();
  const open = inArray(outbox.state, ['queued', 'sending', 'held']);
  const newest = database.select({ at: pledgeEvent.at }).from(pledgeEvent).orderBy(sql`rowid desc`).limit(1).get();
  return {
    pledges: Object.fromEntries(states.map(({ state, rows }) => [state, rows])),
    openMails: database.select({ rows: count() }).from(outbox).where(open).get()?.rows ?? 0,
    newestAt: newest?.at ?? null,
    drift: findDrift(database),
  };
}

/** The running totals that differ from a count of the rows. One statement, so that nobody writes between its parts. */
export function findDrift(database: Executor): string[] {
  const rows = (state: PledgeState) =>
    sql<number>`(select count(*) from ${pledge} where ${eq(pledge.state, state)})`.mapWith(Number);
  const found = database
    .select({
      total: sql<boolean>`${counter.total} = ${rows('confirmed')}`,
      pending: sql<boolean>`${counter.pending} = ${rows('pending')}`,
      withdrawn: sql<boolean>`${counter.withdrawn} = ${rows('withdrawn')}`,
      held: sql<boolean>`${counter.held} = ${rows('held')}`,
    })
    .from(counter)
    .get();
  if (!found) return ['counter'];
  return Object.entries(found).flatMap(([name, agrees]) => (agrees ? [] : [name]));
}

/** The content keys of all pictures that a pledge or a mail refers to. */
export function findContentKeys(database: Executor): Set<string> {
  const drawn = database.select({ key: picture.contentKey }).from(picture).where(isNotNull(picture.contentKey)).all();
  const { attachments } = outbox;
  const mailed = database.select({ attachments }).from(outbox).where(isNotNull(attachments)).all();
  const attached = mailed.flatMap((mail) => mail.attachments ?? []).map(({ contentKey }) => contentKey);
  return new Set([...drawn.map(({ key }) => key as string), ...attached]);
}
