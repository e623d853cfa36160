import { readFileSync, statSync } from 'node:fs';
import { second } from './clock.ts';
import { writeWhole } from './content-store.ts';
import type { Context } from './context.ts';
import { changeOf, databasePath } from './database.ts';
import { readSoundly } from './database-file.ts';
import { ledgerPath } from './ledger.ts';
import { describeError } from './log.ts';

/** The database of a data folder is not the one, or not all of the one, that this site has written. */
export class LostDatabaseError extends Error {
  constructor(path: string, loss: string) {
    super(`The site does not start, so that nothing more is lost: ${loss}

What to do, best first:
- If the database's files were moved or copied, put back ${path} and ${path}-wal as they were, both together.
- Restore the newest backup: npm run restore -- FILE
- If there is nothing better anywhere, go on with what is there: npm run restore -- ${path}`);
  }
}

/** How far behind the newest commit the mark may be. */
const lag = second;

export interface HighWater {
  /** Marks the newest commit; to be called when nothing is being written any more. */
  stop(): Promise<void>;
}

/**
 * The newest commit that this data folder is known to have kept, or null where no site ever ran on it. It lies apart from
 * the database, which cannot tell by itself that its last commits are missing.
 */
export function readHighWater(dataDir: string): number | null {
  const path = ledgerPath(dataDir, 'high-water');
  if (!statSync(path, { throwIfNoEntry: false })) return null;
  const text = readFileSync(path, 'utf8').trim();
  if (!/^\d+$/.test(text)) throw new LostDatabaseError(databasePath(dataDir), `${path} is damaged.`);
  return Number(text);
}

/** Throws LostDatabaseError when the database is missing, empty, damaged or behind its mark. A new folder is fine. */
export function refuseLostDatabase(dataDir: string): void {
  const path = databasePath(dataDir);
  // Read first: another process on this folder may write on meanwhile, and moves its mark after its commits.
  const mark = readHighWater(dataDir);
  if (sizeOf(path) === 0) {
    if (mark === null && sizeOf(`${path}-wal`) === 0) return;
    throw new LostDatabaseError(path, `the database ${path} is missing or empty, but this site has written to one.`);
  }
  const change = readSoundly(path, 'quick_check', changeOf);
  if (change === null) throw new LostDatabaseError(path, `the database ${path} is damaged.`);
  if (change < (mark ?? 0)) {
    const missing = `it ends at commit ${change}, and commit ${mark} had been kept`;
    throw new LostDatabaseError(
      path,
      `the database ${path} is behind: ${missing}. Its -wal file may be missing or torn.`,
    );
  }
}

/** Moves the mark after the commits of this and every other process, at most a second behind. Never back. */
export function keepHighWater({ config, database, log }: Context): HighWater {
  let marked = -1;
  let failing = false;
  let marking: Promise<void> = mark();
  const timer = setInterval(() => {
    marking = marking.then(mark);
  }, lag);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await marking.then(mark);
    },
  };

  async function mark(): Promise<void> {
    try {
      const change = Math.max(changeOf(database), readHighWater(config.dataDir) ?? 0);
      if (change === marked) return;
      await writeWhole(ledgerPath(config.dataDir, 'high-water'), `${change}\n`);
      marked = change;
      failing = false;
    } catch (error) {
      if (!failing) log.error(describeError(error), 'the newest commit could not be marked');
      failing = true;
    }
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
