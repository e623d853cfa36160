import { and, eq, ne } from 'drizzle-orm';
import { outbox } from '#db/schema/index.ts';
import { cancelQueued } from '#mail/outbox-repository.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

/** Deletes the mails of a pledge. One that is being sent at this moment ends first, is blank then and counts for nobody. */
export function deleteMailsOf(tx: Executor, pledgeId: string, now: Instant): void {
  cancelQueued(tx, pledgeId, null, now);
  tx.delete(outbox)
    .where(and(eq(outbox.pledgeId, pledgeId), ne(outbox.state, 'sending')))
    .run();
  tx.update(outbox).set({ addressHash: null }).where(eq(outbox.pledgeId, pledgeId)).run();
}
