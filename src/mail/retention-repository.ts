import { and, eq, inArray, lte, notInArray } from 'drizzle-orm';
import { deliveryEvent, outbox, pledge } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

/** At most `most` mails that have reached their end and are about a pledge that is erased. */
export function endedMailsOfErased(database: Executor, most: number): string[] {
  return database
    .select({ id: outbox.id })
    .from(pledge)
    .innerJoin(outbox, eq(outbox.pledgeId, pledge.id))
    .where(and(eq(pledge.state, 'erased'), notInArray(outbox.state, ['queued', 'sending', 'held'])))
    .limit(most)
    .all()
    .map(({ id }) => id);
}

export function deleteMails(tx: Executor, ids: readonly string[]): void {
  tx.delete(outbox)
    .where(inArray(outbox.id, [...ids]))
    .run();
}

/** At most `most` changes of mails' states that happened at `before` or earlier. */
export function changesUpTo(database: Executor, before: Instant, most: number): string[] {
  return database
    .select({ id: deliveryEvent.id })
    .from(deliveryEvent)
    .where(lte(deliveryEvent.at, before))
    .limit(most)
    .all()
    .map(({ id }) => id);
}

export function deleteChanges(tx: Executor, ids: readonly string[]): void {
  tx.delete(deliveryEvent)
    .where(inArray(deliveryEvent.id, [...ids]))
    .run();
}
