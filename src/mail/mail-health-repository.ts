import { and, count, eq, gte, inArray, sql } from 'drizzle-orm';
import { deliveryEvent, outbox } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

type OpenState = 'queued' | 'sending' | 'held';

/** How many mails are in each state that is not final; a state with none is missing. */
export function countOpen(database: Executor): Partial<Record<OpenState, number>> {
  const rows = database
    .select({ state: outbox.state, number: count() })
    .from(outbox)
    .where(inArray(outbox.state, ['queued', 'sending', 'held']))
    .groupBy(outbox.state)
    .all();
  return Object.fromEntries(rows.map(({ state, number }) => [state, number]));
}

/** When the oldest queued mail was queued, or null. Row ids grow with time and lie in the index; bodies stay unread. */
export function oldestQueuedAt(database: Executor): Instant | null {
  const oldest = sql`(select min(rowid) from ${outbox} where ${eq(outbox.state, 'queued')})`;
  const found = database.select({ at: outbox.createdAt }).from(outbox).where(sql`rowid = ${oldest}`).get();
  return found?.at ?? null;
}

export function countSentSince(database: Executor, since: Instant): number {
  const sent = and(gte(deliveryEvent.at, since), eq(deliveryEvent.toState, 'sent'));
  return database.select({ number: count() }).from(deliveryEvent).where(sent).get()?.number ?? 0;
}
