import { rm } from 'node:fs/promises';
import { type Executor, openDatabaseFile, readDatabaseFile } from './database.ts';

/** More pages than any database has: all in one step, because a step begins anew when others have written meanwhile. */
const everyPage = 0x7fffffff;

/**
 * Copies a database as it is at one moment, what lies in its WAL included, while others go on writing. `to` must not
 * exist; it becomes one file, with nothing beside it. Throws SQLite's errors when `from` is no sound database.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = readDatabaseFile(from);
  try {
    await source.client.backup(to, { progress: () => everyPage });
  } finally {
    source.client.close();
  }
  closeAlone(openDatabaseFile(to).client);
}

/** Closes a database so that its file is all there is of it. */
export function closeAlone(client: ReturnType<typeof openDatabaseFile>['client']): void {
  client.pragma('wal_checkpoint(TRUNCATE)');
  client.pragma('journal_mode = delete');
  client.close();
}

/** What `read` finds in a database file, or null where a check of SQLite's says that the file is not sound. */
export function readSoundly<T>(
  path: string,
  check: 'quick_check' | 'integrity_check',
  read: (executor: Executor) => T,
): T | null {
  try {
    const { client, executor } = readDatabaseFile(path);
    try {
      return client.pragma(`${check}(1)`, { simple: true }) === 'ok' ? read(executor) : null;
    } finally {
      client.close();
    }
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** Whether SQLite says of a file that it is damaged, or no database at all. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(String((error as { code?: unknown }).code));
}

/** Removes a database file and what SQLite keeps beside it. */
export async function removeDatabase(path: string): Promise<void> {
  await Promise.all(['', '-wal', '-shm', '-journal'].map((suffix) => rm(path + suffix, { force: true })));
}
