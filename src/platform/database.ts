import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type Column, getTableColumns, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BaseSQLiteDatabase, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '#db/schema/index.ts';

/** What repositories run their statements on: the database itself, or the transaction of `context.write`. */
export type Executor = BaseSQLiteDatabase<'sync', Database.RunResult, typeof schema>;

export interface OpenDatabase {
  executor: Executor;
  client: Database.Database;
}

/** Where the database of a data folder lies. SQLite keeps a `-wal` and a `-shm` file beside it. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'pledges.sqlite');
}

/** Opens the database of a data folder, creating folder and file where they are missing. */
export function openDatabase(dataDir: string): OpenDatabase {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openDatabaseFile(databasePath(dataDir));
}

/** Opens a database file for reading and writing, as the site does. */
export function openDatabaseFile(path: string): OpenDatabase {
  const client = new Database(path);
  // Short, because the driver blocks the whole process while it waits; the writer waits outside instead.
  client.pragma('busy_timeout = 50');
  client.pragma('journal_mode = WAL');
  // better-sqlite3 is built with NORMAL in WAL mode: an acknowledged pledge must survive a power cut.
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  client.pragma('secure_delete = ON');
  // A burst makes the WAL long; once it is copied back the file is cut to this, so that a long one tells of trouble.
  client.pragma('journal_size_limit = 16777216');
  return { client, executor: drizzle(client, { schema }) };
}

/**
 * Has a statement built once per database. On hot paths: building and compiling one costs far more than running it.
 * What varies goes in as `sql.placeholder(name)`.
 */
export function prepared<Statement>(build: (database: Executor) => Statement): (database: Executor) => Statement {
  const kept = new WeakMap<Executor, Statement>();
  return (database) => {
    const statement = kept.get(database) ?? build(database);
    kept.set(database, statement);
    return statement;
  };
}

/**
 * An insert of one row, prepared once. Columns with a default are left to it; a row that repeats `onceBy` is left out.
 */
export function preparedInsert<Table extends SQLiteTable>(
  table: Table,
  onceBy?: Column,
): (tx: Executor, row: Table['$inferInsert']) => void {
  const columns = Object.entries<Column>(getTableColumns(table)).filter(([, { hasDefault }]) => !hasDefault);
  const places = Object.fromEntries(columns.map(([name]) => [name, sql`${sql.placeholder(name)}`]));
  const statement = prepared((database) => {
    const insert = database.insert(table).values(places as never);
    return (onceBy ? insert.onConflictDoNothing({ target: onceBy as never }) : insert).prepare();
  });
  return (tx, row: Record<string, unknown>) => {
    const given = columns.map(([name, column]) => [name, toDriver(column, row[name])]);
    statement(tx).run(Object.fromEntries(given));
  };
}

// drizzle's own placeholders would write null into a JSON column as the text "null".
function toDriver(column: Column, value: unknown): unknown {
  return value === null || value === undefined ? null : column.mapToDriverValue(value);
}

/** Opens a database file that exists for reading only: nothing of it changes, its WAL included. */
export function readDatabaseFile(path: string): OpenDatabase {
  const client = new Database(path, { readonly: true, fileMustExist: true });
  return { client, executor: drizzle(client, { schema }) };
}

/** The number of the newest commit that a connection sees. `context.write` counts them in the file's own header. */
export function changeOf(executor: Executor): number {
  return executor.get<{ user_version: number }>(sql`pragma user_version`).user_version;
}

/**
 * Copies all commits from the WAL into the database file and cuts the WAL to nothing, so that what was deleted lies in
 * no byte of either. False when somebody was reading or writing: then it is to be tried again.
 */
export function emptyWal(executor: Executor): boolean {
  return executor.get<{ busy: number }>(sql`pragma wal_checkpoint(truncate)`).busy === 0;
}

/** Whether any other connection has this database file open. */
export function isInUse(path: string): boolean {
  const client = new Database(path, { timeout: 0, fileMustExist: true });
  try {
    // In WAL mode every connection holds a shared lock for as long as it is open, and this asks for all of it.
    client.pragma('locking_mode = exclusive');
    client.exec('begin exclusive; rollback');
    return false;
  } catch (error) {
    return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
  } finally {
    client.close();
  }
}

/** An exclusive hold on a file, shared by no other process; it ends with `release`, or with this process. */
export interface FileLock {
  release(): void;
}

/** Takes hold of a file that serves as a lock, without waiting; null while another process holds it. */
export function takeFileLock(path: string): FileLock | null {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const client = new Database(path, { timeout: 0 });
  try {
    // SQLite's lock goes with the process that held it, however that ended: nothing is left behind to clear away.
    client.exec('begin exclusive');
    return { release: () => client.close() };
  } catch (error) {
    client.close();
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
