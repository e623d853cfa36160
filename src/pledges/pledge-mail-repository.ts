import { and, eq, ne } from 'drizzle-orm';
import { outbox } from '#db/schema/index.ts';
import { cancelQueued } from '#mail/outbox-repository.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

/** Deletes the mails of a pledge. One that is being sent at this moment ends first and is blank then. */
export function deleteMailsOf(tx: Executor, pledgeId: string, now: Instant): void {
  cancelQueued(tx, pledgeId, null, now);
  tx.delete(outbox)
    .where(and(eq(outbox.pledgeId, pledgeId), ne(outbox.state, 'sending')))
    .run();
}
