import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import { organiser, session } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import type { Organiser } from './organiser.ts';

export type SessionRow = typeof session.$inferSelect;

export function insertSession(tx: Executor, row: Omit<SessionRow, 'endedAt'>): void {
  tx.insert(session).values(row).run();
}

/** A session, alive or not, and its organiser, who has not been removed. */
export function findByToken(
  database: Executor,
  tokenHash: string,
): { session: SessionRow; organiser: Organiser } | null {
  const columns = { id: organiser.id, email: organiser.email, role: organiser.role };
  const found = database
    .select({ session, organiser: columns })
    .from(session)
    .innerJoin(organiser, and(eq(organiser.id, session.organiserId), isNull(organiser.removedAt)))
    .where(eq(session.tokenHash, tokenHash))
    .get();
  return found ?? null;
}

export function markSeen(tx: Executor, id: string, now: Instant): void {
  tx.update(session).set({ seenAt: now }).where(eq(session.id, id)).run();
}

/** Ends a session and says whose it was; null when there was none to end. */
export function endSession(tx: Executor, tokenHash: string, now: Instant): string | null {
  const found = tx
    .update(session)
    .set({ endedAt: now })
    .where(and(eq(session.tokenHash, tokenHash), isNull(session.endedAt)))
    .returning({ organiserId: session.organiserId })
    .get();
  return found?.organiserId ?? null;
}

export function endSessionsOf(tx: Executor, organiserId: string, now: Instant): void {
  tx.update(session)
    .set({ endedAt: now })
    .where(and(eq(session.organiserId, organiserId), isNull(session.endedAt)))
    .run();
}

/** At most `most` sessions that ended, or could be used no longer, at `before` or earlier. */
export function endedSessions(database: Executor, before: Instant, most: number): string[] {
  return database
    .select({ id: session.id })
    .from(session)
    .where(or(lte(session.endedAt, before), lte(session.expiresAt, before)))
    .limit(most)
    .all()
    .map(({ id }) => id);
}

export function deleteSessions(tx: Executor, ids: readonly string[]): void {
  tx.delete(session)
    .where(inArray(session.id, [...ids]))
    .run();
}
