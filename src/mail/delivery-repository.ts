import { and, asc, count, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { deliveryEvent, outbox, type outboxStates, pledge, suppression } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import { newId } from '#platform/identifier.ts';

export type OutboxState = (typeof outboxStates)[number];
export type FinalState = Exclude<OutboxState, 'queued' | 'sending' | 'held'>;
export type QueuedMail = typeof outbox.$inferSelect;
export type Change = Partial<typeof outbox.$inferInsert>;

/** Whose sending of a mail this is. */
export interface Lease {
  lease: string;
  leaseUntil: Instant;
  leaseBoot: string;
}

/** What a row is set to when its story ends: nothing of the person or of the words stays. */
export function blankFinal(state: FinalState) {
  return {
    ...unleased,
    state,
    toName: null,
    toAddress: null,
    subject: '',
    text: null,
    html: null,
    lateText: null,
    lateHtml: null,
    attachments: null,
  } as const;
}

export const unleased = { lease: null, leaseUntil: null, leaseBoot: null } as const;

/** Appends one change of a mail's state to its history. */
export function recordChange(tx: Executor, change: Omit<typeof deliveryEvent.$inferInsert, 'id'>): void {
  tx.insert(deliveryEvent)
    .values({ id: newId(change.at), ...change })
    .run();
}

// Each priority by name, not as a range: so the index leads past mails that wait, however many they are.
const due = (now: Instant, priorities: readonly number[]) =>
  and(eq(outbox.state, 'queued'), inArray(outbox.priority, [...priorities]), lte(outbox.nextAt, now));

/** Whether any mail is due; cheap enough to ask many times a second. */
export function isMailDue(database: Executor, now: Instant, priorities: readonly number[]): boolean {
  return database.select({ id: outbox.id }).from(outbox).where(due(now, priorities)).limit(1).get() !== undefined;
}

/** The most urgent mail that is due, and of those the one that waited longest. */
export function findDueMail(tx: Executor, now: Instant, priorities: readonly number[]): QueuedMail | undefined {
  return tx
    .select()
    .from(outbox)
    .where(due(now, priorities))
    .orderBy(asc(outbox.priority), asc(outbox.nextAt))
    .limit(1)
    .get();
}

/** What a claim must know about the pledge a mail is about. */
export function findPledgeOfMail(tx: Executor, pledgeId: string) {
  const { state, withdrawnAt, erasedAt } = pledge;
  return tx.select({ state, withdrawnAt, erasedAt }).from(pledge).where(eq(pledge.id, pledgeId)).get();
}

export function isSuppressed(
  tx: Executor,
  addressHash: string,
  reasons: readonly (typeof suppression.$inferSelect)['reason'][],
  now: Instant,
): boolean {
  const inForce = or(isNull(suppression.expiresAt), gt(suppression.expiresAt, now));
  const matching = and(eq(suppression.addressHash, addressHash), inArray(suppression.reason, [...reasons]), inForce);
  return tx.select({ one: sql`1` }).from(suppression).where(matching).get() !== undefined;
}

/** Keeps an address from being written to; one who asked never to be written to stays so. */
export function suppress(tx: Executor, entry: typeof suppression.$inferInsert): void {
  tx.insert(suppression)
    .values(entry)
    .onConflictDoUpdate({
      target: suppression.addressHash,
      set: { reason: entry.reason, createdAt: entry.createdAt, expiresAt: entry.expiresAt },
      setWhere: ne(suppression.reason, 'never-write'),
    })
    .run();
}

/** Takes a queued mail into sending under a lease. False when it was not queued any more. */
export function leaseMail(tx: Executor, id: string, lease: Lease, change: Change): boolean {
  const untaken = and(eq(outbox.id, id), eq(outbox.state, 'queued'), isNull(outbox.lease));
  return (
    tx
      .update(outbox)
      .set({ ...change, ...lease, state: 'sending' })
      .where(untaken)
      .run().changes === 1
  );
}

/** Changes a mail that is still in this state and under this lease. False when it was not. */
export function changeMail(tx: Executor, mail: Pick<QueuedMail, 'id' | 'state' | 'lease'>, change: Change): boolean {
  const { id, state, lease } = mail;
  const held = and(
    eq(outbox.id, id),
    eq(outbox.state, state),
    lease === null ? isNull(outbox.lease) : eq(outbox.lease, lease),
  );
  return tx.update(outbox).set(change).where(held).run().changes === 1;
}

/** Mails left in sending by a process that is no more. */
export function findAbandoned(tx: Executor, boot: string): QueuedMail[] {
  return tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, 'sending'), ne(outbox.leaseBoot, boot)))
    .all();
}

/** How often a sending of this mail ended in this way. */
export function countEnded(tx: Executor, outboxId: string, ending: string): number {
  const such = and(eq(deliveryEvent.outboxId, outboxId), eq(deliveryEvent.class, ending));
  return tx.select({ number: count() }).from(deliveryEvent).where(such).get()?.number ?? 0;
}

/** Lets every mail that waits because of the relay leave now. */
export function wakeAfterTrouble(tx: Executor, now: Instant): void {
  const waiting = and(eq(outbox.state, 'queued'), eq(outbox.lastClass, 'relay-trouble'), gt(outbox.nextAt, now));
  tx.update(outbox).set({ nextAt: now }).where(waiting).run();
}

/** Lets mails whose wait lies beyond `furthest` leave now: no wait is that long, so the clock was set back. */
export function clampWaits(tx: Executor, now: Instant, furthest: Instant): void {
  const astray = and(eq(outbox.state, 'queued'), gt(outbox.nextAt, furthest));
  tx.update(outbox).set({ nextAt: now }).where(astray).run();
}
