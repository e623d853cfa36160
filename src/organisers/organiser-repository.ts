import { and, count, eq, isNull } from 'drizzle-orm';
import { organiser } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import type { Role } from './organiser.ts';

export type OrganiserRow = typeof organiser.$inferSelect;

/** The organiser of an address, removed ones included. */
export function findByAddressKey(database: Executor, addressKey: string): OrganiserRow | null {
  return database.select().from(organiser).where(eq(organiser.addressKey, addressKey)).get() ?? null;
}

export function listCurrent(database: Executor): OrganiserRow[] {
  return database.select().from(organiser).where(isNull(organiser.removedAt)).orderBy(organiser.createdAt).all();
}

export function countCurrent(database: Executor, role?: Role): number {
  const withRole = role ? eq(organiser.role, role) : undefined;
  const found = database
    .select({ number: count() })
    .from(organiser)
    .where(and(isNull(organiser.removedAt), withRole))
    .get();
  return found?.number ?? 0;
}

export function insertOrganiser(tx: Executor, row: Omit<OrganiserRow, 'removedAt'>): void {
  tx.insert(organiser).values(row).run();
}

/** Gives an organiser a role, and lets one who had been removed in again. */
export function setRole(tx: Executor, id: string, role: Role): void {
  tx.update(organiser).set({ role, removedAt: null }).where(eq(organiser.id, id)).run();
}

export function markRemoved(tx: Executor, id: string, now: Instant): void {
  tx.update(organiser).set({ removedAt: now }).where(eq(organiser.id, id)).run();
}
