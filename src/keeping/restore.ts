import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { countForeignMigrations, migrateDatabase } from '#db/migrate.ts';
import { settleRestoredMails } from '#mail/restored-mail-repository.ts';
import { takeSenderLock } from '#mail/sender-lock.ts';
import type { Clock, Instant } from '#platform/clock.ts';
import { openContentStore, writeWhole } from '#platform/content-store.ts';
import { changeOf, databasePath, type Executor, isInUse, openDatabaseFile } from '#platform/database.ts';
import { closeAlone, copyDatabase, isDamage, readSoundly, removeDatabase } from '#platform/database-file.ts';
import { readHighWater } from '#platform/high-water.ts';
import { ledgerPath, readLedger } from '#platform/ledger.ts';
import { createWriter } from '#platform/writer.ts';
import { blankPledge } from '#pledges/blank-pledge.ts';
import { findContentKeys, type Holdings, readHoldings } from './holdings-repository.ts';
import { RefusedError } from './refusal.ts';

export interface Restoration {
  /** What the backup held of the time it was made. */
  newestAt: Instant | null;
  /** What is held now. */
  holdings: Holdings;
  /** How many people the ledger erased again. */
  erased: number;
  mails: { sent: number; held: number };
  /** Where the database that was there lies now, or null where there was none. */
  setAside: string | null;
}

/**
 * Puts a backup in the place of a data folder's database. All is done on a copy, so that a fault or a power cut leaves
 * what was there, or a folder that no server starts on. Throws RefusedError, having changed nothing.
 */
export async function restore(
  dataDir: string,
  file: string,
  { clock, withoutLedgers }: { clock: Clock; withoutLedgers: boolean },
): Promise<Restoration> {
  const lock = takeSenderLock(dataDir);
  if (!lock) throw new RefusedError(`A server is running on ${dataDir}. Stop it first.`);
  const target = databasePath(dataDir);
  const part = `${target}.${randomUUID()}.restoring`;
  try {
    refuseUse(target);
    if (!withoutLedgers) demandLedgers(dataDir);
    await takeCopy(file, part);
    const above = Math.max(
      markOf(dataDir),
      existsSync(target) ? (readSoundly(target, 'quick_check', changeOf) ?? 0) : 0,
    );
    const made = await makeGood(dataDir, part, { above, now: clock.now() });
    const setAside = await moveAside(dataDir, clock.now());
    await rename(part, target);
    await writeWhole(ledgerPath(dataDir, 'high-water'), `${made.change}\n`);
    return { ...made, setAside };
  } finally {
    await removeDatabase(part);
    lock.release();
  }
}

function refuseUse(target: string): void {
  // An empty file is not asked: opening it would take the WAL away that may lie beside it.
  if ((statSync(target, { throwIfNoEntry: false })?.size ?? 0) > 0 && isInUse(target))
    throw new RefusedError(`Another program has ${target} open. Stop it first.`);
}

function demandLedgers(dataDir: string): void {
  if (existsSync(join(dataDir, 'ledgers'))) return;
  throw new RefusedError(`There are no ledgers in ${dataDir}. Without them people who were erased since the backup come back,
and mails that were sent since would wait to be sent again. Put the newest copy of the folder ledgers
there first. If there is none anywhere: npm run restore -- FILE --without-ledgers`);
}

async function takeCopy(file: string, part: string): Promise<void> {
  if (!existsSync(file)) throw new RefusedError(`There is no file ${file}.`);
  try {
    await copyDatabase(file, part);
    const foreign = readSoundly(part, 'integrity_check', countForeignMigrations);
    if (foreign === null) throw new RefusedError(`${file} is damaged. Take another backup.`);
    if (foreign > 0) throw new RefusedError(`${file} was made by a newer release. Install that release first.`);
  } catch (error) {
    if (isDamage(error)) throw new RefusedError(`${file} is damaged, or no backup. Take another.`);
    if (error instanceof Error && /no such table/.test(error.message))
      throw new RefusedError(`${file} is a database, but not one of this site.`);
    throw error;
  }
}

/** A mark that cannot be read is no reason not to restore: the restored database gets a new one. */
function markOf(dataDir: string): number {
  try {
    return readHighWater(dataDir) ?? 0;
  } catch {
    return 0;
  }
}

/** Brings the copy up to what happened since: migrations, erasures, mails. Its commits then lie above all there were. */
async function makeGood(dataDir: string, part: string, { above, now }: { above: number; now: Instant }) {
  const database = openDatabaseFile(part);
  const { client, executor } = database;
  try {
    migrateDatabase(executor);
    const { newestAt } = readHoldings(executor);
    client.pragma(`user_version = ${Math.max(above, changeOf(executor)) + 1}`);
    const told = await createWriter(database)((tx) => replayLedgers(tx, dataDir, now));
    await removeStrayPictures(dataDir, findContentKeys(executor));
    const made = { newestAt, ...told, holdings: readHoldings(executor), change: changeOf(executor) };
    closeAlone(client);
    return made;
  } finally {
    client.close();
  }
}

function replayLedgers(tx: Executor, dataDir: string, now: Instant) {
  const erasures = readLedger(ledgerPath(dataDir, 'erasures'));
  const erased = erasures.filter(({ id, at }) => blankPledge(tx, id, { actor: 'site', at }));
  const sent = new Map(readLedger(ledgerPath(dataDir, 'sent')).map(({ id, at }) => [id, at]));
  return { erased: erased.length, mails: settleRestoredMails(tx, sent, now) };
}

/** Pictures of people whom the restored database does not know, or not any more. A wanted one is drawn again. */
async function removeStrayPictures(dataDir: string, known: ReadonlySet<string>): Promise<void> {
  const pictures = openContentStore(join(dataDir, 'pictures'));
  for (const key of await pictures.keys()) if (!known.has(key)) await pictures.remove(key);
}

/** Keeps what was there, as it was: its WAL beside it under the name that SQLite looks for. */
async function moveAside(dataDir: string, now: Instant): Promise<string | null> {
  const target = databasePath(dataDir);
  const there = ['', '-wal', '-shm'].filter((suffix) => existsSync(target + suffix));
  if (there.length === 0) return null;
  const folder = join(dataDir, 'set-aside', new Date(now).toISOString().replaceAll(':', '-'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const suffix of there) await rename(target + suffix, join(folder, `pledges.sqlite${suffix}`));
  return folder;
}
