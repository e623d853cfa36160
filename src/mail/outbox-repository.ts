import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { type Attachment, outbox } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import { type Executor, preparedInsert } from '#platform/database.ts';
import { blankFinal, recordChange } from './delivery-repository.ts';
import type { MailKind } from './message.ts';

export const insertMail: (tx: Executor, mail: typeof outbox.$inferInsert) => void = preparedInsert(
  outbox,
  outbox.dedupeKey,
);

/**
 * Cancels what is queued or held for a pledge, of these kinds or of all (null), and says how many that were. What is
 * being sent at this moment is not called back; should it fail, its next claim sees what became of the pledge.
 */
export function cancelQueued(tx: Executor, pledgeId: string, kinds: readonly MailKind[] | null, now: Instant): number {
  const open = and(
    eq(outbox.pledgeId, pledgeId),
    inArray(outbox.state, ['queued', 'held']),
    kinds ? inArray(outbox.kind, [...kinds]) : undefined,
  );
  const found = tx.select({ id: outbox.id, state: outbox.state }).from(outbox).where(open).all();
  for (const { id, state } of found) {
    tx.update(outbox).set(blankFinal('cancelled')).where(eq(outbox.id, id)).run();
    recordChange(tx, { outboxId: id, at: now, fromState: state, toState: 'cancelled', class: 'withdrawn' });
  }
  return found.length;
}

/** Which of these mails there are. */
export function existingMails(database: Executor, ids: readonly string[]): Set<string> {
  const found = database
    .select({ id: outbox.id })
    .from(outbox)
    .where(inArray(outbox.id, [...ids]))
    .all();
  return new Set(found.map(({ id }) => id));
}

/** Lets a waiting pack leave with its pictures. False when none waits: sent, cancelled, or gone without them. */
export function releasePack(tx: Executor, pledgeId: string, attachments: Attachment[], now: Instant): boolean {
  const waiting = and(
    eq(outbox.pledgeId, pledgeId),
    eq(outbox.kind, 'pack'),
    eq(outbox.state, 'queued'),
    isNotNull(outbox.lateHtml),
  );
  const released = tx
    .update(outbox)
    .set({ attachments, lateText: null, lateHtml: null, nextAt: now })
    .where(waiting)
    .run();
  return released.changes > 0;
}
