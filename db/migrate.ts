import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Executor } from '#platform/database.ts';

const migrationsFolder = 'db/migrations';

/** Applies the migrations that this database has not seen, in one transaction: all of them or none. */
export function migrateDatabase(executor: Executor): void {
  migrate(executor as Parameters<typeof migrate>[0], { migrationsFolder });
}

/** How many migrations a database has seen that this release does not know: a newer release made them. */
export function countForeignMigrations(executor: Executor): number {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  const seen = executor.all<{ created_at: number }>(sql`select created_at from __drizzle_migrations`);
  return seen.filter(({ created_at }) => !known.has(created_at)).length;
}
