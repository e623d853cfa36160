import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { suppression } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

/** Whether the address behind this keyed hash is not to be written to now. */
export function isSuppressed(database: Executor, addressHash: string, now: Instant): boolean {
  const inForce = or(isNull(suppression.expiresAt), gt(suppression.expiresAt, now));
  return (
    database
      .select()
      .from(suppression)
      .where(and(eq(suppression.addressHash, addressHash), inForce))
      .get() !== undefined
  );
}

/** Never writes to that address again, until it is lifted. */
export function suppressForever(tx: Executor, addressHash: string, now: Instant): void {
  const forever = { reason: 'never-write', createdAt: now, expiresAt: null } as const;
  tx.insert(suppression)
    .values({ addressHash, ...forever })
    .onConflictDoUpdate({ target: suppression.addressHash, set: forever })
    .run();
}
