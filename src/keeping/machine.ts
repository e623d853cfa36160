import { readFile, stat, statfs } from 'node:fs/promises';
import type { Instant } from '#platform/clock.ts';
import { databasePath } from '#platform/database.ts';
import { ledgerPath } from '#platform/ledger.ts';

/** What lies under a data folder, in bytes. */
export interface Machine {
  /** Free for us on the disk of the data folder. */
  diskFree: number;
  wal: number;
  database: number;
  /** When the last good backup was made, or null. */
  lastBackupAt: Instant | null;
}

export async function readMachine(dataDir: string): Promise<Machine> {
  const path = databasePath(dataDir);
  const [disk, wal, database, lastBackupAt] = await Promise.all([
    statfs(dataDir),
    sizeOf(`${path}-wal`),
    sizeOf(path),
    readLastBackup(dataDir),
  ]);
  return { diskFree: disk.bavail * disk.bsize, wal, database, lastBackupAt };
}

async function readLastBackup(dataDir: string): Promise<Instant | null> {
  const text = await readFile(ledgerPath(dataDir, 'last-backup'), 'utf8').catch(() => '');
  const at = Date.parse(text.trim());
  return Number.isNaN(at) ? null : at;
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}
