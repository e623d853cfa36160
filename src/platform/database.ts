import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import * as schema from '#db/schema/index.ts';

/** What repositories run their statements on: the database itself, or the transaction of `context.write`. */
export type Executor = BaseSQLiteDatabase<'sync', Database.RunResult, typeof schema>;

export interface OpenDatabase {
  executor: Executor;
  client: Database.Database;
}

/** Opens `DATA_DIR/pledges.sqlite`, creating folder and file where they are missing. */
export function openDatabase(dataDir: string): OpenDatabase {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const client = new Database(join(dataDir, 'pledges.sqlite'));
  // Short, because the driver blocks the whole process while it waits; the writer waits outside instead.
  client.pragma('busy_timeout = 50');
  client.pragma('journal_mode = WAL');
  // better-sqlite3 is built with NORMAL in WAL mode: an acknowledged pledge must survive a power cut.
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  client.pragma('secure_delete = ON');
  return { client, executor: drizzle(client, { schema }) };
}
