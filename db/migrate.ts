import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Executor } from '#platform/database.ts';

/** Applies the migrations that this database has not seen, in one transaction: all of them or none. */
export function migrateDatabase(executor: Executor): void {
  migrate(executor as Parameters<typeof migrate>[0], { migrationsFolder: 'db/migrations' });
}
