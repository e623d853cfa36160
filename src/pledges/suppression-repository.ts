import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import { suppression } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import { type Executor, prepared } from '#platform/database.ts';

const inForce = prepared((database) =>
  database
    .select({ reason: suppression.reason })
    .from(suppression)
    .where(
      and(
        eq(suppression.addressHash, sql.placeholder('addressHash')),
        or(isNull(suppression.expiresAt), gt(suppression.expiresAt, sql.placeholder('now'))),
      ),
    )
    .prepare(),
);

/** Whether the address behind this keyed hash is not to be written to now. */
export function isSuppressed(database: Executor, addressHash: string, now: Instant): boolean {
  return inForce(database).get({ addressHash, now }) !== undefined;
}

/** Never writes to that address again, until it is lifted. Asked for again it changes nothing. */
export function suppressForever(tx: Executor, addressHash: string, now: Instant): void {
  const forever = { reason: 'never-write', createdAt: now, expiresAt: null } as const;
  tx.insert(suppression)
    .values({ addressHash, ...forever })
    .onConflictDoUpdate({
      target: suppression.addressHash,
      set: forever,
      setWhere: ne(suppression.reason, 'never-write'),
    })
    .run();
}
