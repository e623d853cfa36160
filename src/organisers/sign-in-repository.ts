import { and, count, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { organiser, signIn } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

export type SignInRow = typeof signIn.$inferSelect;

const ofCurrentOrganiser = and(eq(organiser.id, signIn.organiserId), isNull(organiser.removedAt));

const open = (now: Instant) => and(isNull(signIn.usedAt), gt(signIn.expiresAt, now));

export function insertSignIn(tx: Executor, row: Omit<SignInRow, 'tries' | 'usedAt'>): void {
  tx.insert(signIn).values(row).run();
}

/** How many ways in an organiser was sent since then and has not used. */
export function countUnusedSince(database: Executor, organiserId: string, since: Instant): number {
  const asked = and(eq(signIn.organiserId, organiserId), gt(signIn.createdAt, since), isNull(signIn.usedAt));
  return database.select({ number: count() }).from(signIn).where(asked).get()?.number ?? 0;
}

/** The way in that a link opens: unused, in time, of somebody who is still an organiser. */
export function findOpenByToken(database: Executor, tokenHash: string, now: Instant): SignInRow | null {
  const found = database
    .select({ signIn })
    .from(signIn)
    .innerJoin(organiser, ofCurrentOrganiser)
    .where(and(eq(signIn.tokenHash, tokenHash), open(now)))
    .get();
  return found?.signIn ?? null;
}

/** The ways in that one browser asked for and that are still open. */
export function listOpenOfBrowser(database: Executor, browserHash: string, now: Instant): SignInRow[] {
  return database
    .select({ signIn })
    .from(signIn)
    .innerJoin(organiser, ofCurrentOrganiser)
    .where(and(eq(signIn.browserHash, browserHash), open(now)))
    .all()
    .map((found) => found.signIn);
}

/** Takes the one use there is. False when somebody was quicker. */
export function markUsed(tx: Executor, id: string, now: Instant): boolean {
  const { changes } = tx
    .update(signIn)
    .set({ usedAt: now })
    .where(and(eq(signIn.id, id), isNull(signIn.usedAt)))
    .run();
  return changes === 1;
}

export function countTry(tx: Executor, id: string): void {
  tx.update(signIn)
    .set({ tries: sql`${signIn.tries} + 1` })
    .where(eq(signIn.id, id))
    .run();
}

export function deleteSignInsBefore(tx: Executor, before: Instant): void {
  tx.delete(signIn).where(lt(signIn.expiresAt, before)).run();
}
