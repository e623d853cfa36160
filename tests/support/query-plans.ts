import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import * as schema from '#db/schema/index.ts';
import type { Context } from '#platform/context.ts';
import { databasePath, type Executor } from '#platform/database.ts';

/** What SQLite says it does for the statements that `run` makes, step by step. Tables come out as they were. */
export function queryPlans(context: Context, run: (database: Executor) => void): string[] {
  const client = new Database(databasePath(context.config.dataDir));
  const made: { query: string; params: unknown[] }[] = [];
  const logQuery = (query: string, params: unknown[]) => made.push({ query, params });
  try {
    client.exec('begin');
    run(drizzle(client, { schema, logger: { logQuery } }));
    client.exec('rollback');
    return made.flatMap(({ query, params }) => {
      const steps = client.prepare<unknown[], { detail: string }>(`explain query plan ${query}`).all(...params);
      return steps.map(({ detail }) => detail);
    });
  } finally {
    client.close();
  }
}
