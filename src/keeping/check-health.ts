import { mailRules } from '#mail/mail-rules.ts';
import { hour, type Instant, minute, second } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { describeError } from '#platform/log.ts';
import { isMailLate, oldestPledgeAt } from './health-repository.ts';
import { findDrift } from './holdings-repository.ts';
import { type Machine, readMachine } from './machine.ts';

export interface Health {
  status: 'ok' | 'failing';
  /** By name, whether each check is passed. Nothing here is about a person, or a number. */
  checks: Record<'database' | 'mail' | 'disk' | 'wal' | 'count' | 'backup', 'ok' | 'failing'>;
}

const latestMail = 5 * minute;
const leastDisk = 256 * 1024 * 1024;
const longestWal = 64 * 1024 * 1024;
const oldestBackup = 26 * hour;
/** Asked by anybody, as often as they like. */
const keptFor = 3 * second;
/** Every row is counted for it. */
const countEvery = hour;

interface Kept {
  health: Promise<Health>;
  at: Instant;
  agrees: boolean;
  countedAt: Instant;
}

const kept = new WeakMap<Context['database'], Kept>();

/** How the site is, looked at no oftener than every three seconds; its totals are counted again each hour. */
export function checkHealth(context: Context): Promise<Health> {
  const { database } = context;
  const now = context.clock.now();
  const last = kept.get(database);
  if (last && isRecent(last.at, now, keptFor)) return last.health;
  const recount = !last || !isRecent(last.countedAt, now, countEvery);
  const entry: Kept = {
    at: now,
    agrees: last?.agrees ?? true,
    countedAt: recount ? now : last.countedAt,
    health: Promise.resolve(failing),
  };
  kept.set(database, entry);
  entry.health = look(context, entry, recount);
  return entry.health;
}

// Measured both ways: a clock that was set back makes nothing kept for ever.
const isRecent = (at: Instant, now: Instant, within: number): boolean => Math.abs(now - at) < within;

async function look(context: Context, entry: Kept, recount: boolean): Promise<Health> {
  const { config, database, log } = context;
  const now = entry.at;
  try {
    const machine = await readMachine(config.dataDir);
    if (recount) entry.agrees = findDrift(database).length === 0;
    return told({
      database: true,
      mail: !isMailLate(database, now - latestMail, mailRules.update.priority),
      disk: machine.diskFree >= leastDisk,
      wal: machine.wal <= longestWal,
      count: entry.agrees,
      backup: config.loopback || isBackedUp(context, machine, now),
    });
  } catch (error) {
    log.error(describeError(error), 'the health of the site could not be looked at');
    // What could not be counted is counted at the next look.
    entry.countedAt = 0;
    return failing;
  }
}

/** A new site is given the same time for its first backup as for any other, from its first pledge on. */
function isBackedUp({ database }: Context, { lastBackupAt }: Machine, now: Instant): boolean {
  const since = lastBackupAt ?? oldestPledgeAt(database);
  return since === null || now - since <= oldestBackup;
}

function told(passed: Record<keyof Health['checks'], boolean>): Health {
  const checks = Object.entries(passed).map(([name, passes]) => [name, passes ? 'ok' : 'failing'] as const);
  const status = Object.values(passed).every(Boolean) ? 'ok' : 'failing';
  return { status, checks: Object.fromEntries(checks) as Health['checks'] };
}

const failing = told({ database: false, mail: false, disk: false, wal: false, count: false, backup: false });
