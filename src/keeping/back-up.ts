import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import type { Clock } from '#platform/clock.ts';
import { writeWhole } from '#platform/content-store.ts';
import { changeOf, databasePath } from '#platform/database.ts';
import { copyDatabase, isDamage, readSoundly, removeDatabase } from '#platform/database-file.ts';
import { readHighWater } from '#platform/high-water.ts';
import { ledgerPath } from '#platform/ledger.ts';
import { type Holdings, readHoldings } from './holdings-repository.ts';
import { RefusedError } from './refusal.ts';

export interface Backup {
  holdings: Holdings;
  /** The size of the file. */
  bytes: number;
}

const instead = 'no backup was made. Restore the one before.';

/**
 * Writes a copy of a data folder's database to `file`, whole or not at all, while the site runs. The copy is opened and
 * checked before it gets its name. Throws RefusedError when the file exists or the database is not all there.
 */
export async function backUp(dataDir: string, file: string, clock: Clock): Promise<Backup> {
  const source = databasePath(dataDir);
  if (existsSync(file)) throw new RefusedError(`${file} exists already: give a name that is free.`);
  if (!statSync(source, { throwIfNoEntry: false })?.size)
    throw new RefusedError(`There is no database at ${source}. Is DATA_DIR right?`);
  const part = `${file}.${randomUUID()}.part`;
  // Read before the copy is made: a copy that ends earlier has lost something.
  const mark = readHighWater(dataDir) ?? 0;
  try {
    await copyDatabase(source, part);
    const holdings = readSoundly(part, 'integrity_check', (executor) => {
      if (changeOf(executor) < mark) throw new RefusedError(`${source} has lost commits, and ${instead}`);
      return readHoldings(executor);
    });
    if (!holdings) throw new RefusedError(`${source} is damaged, and ${instead}`);
    chmodSync(part, 0o600);
    await rename(part, file);
    await writeWhole(ledgerPath(dataDir, 'last-backup'), `${new Date(clock.now()).toISOString()}\n`);
    return { holdings, bytes: (await stat(file)).size };
  } catch (error) {
    await removeDatabase(part);
    if (isDamage(error))
      throw new RefusedError(`${source} is damaged, and no backup was made. Restore the one before.`);
    throw error;
  }
}
