import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { pruneMailbox } from '#mail/mailbox.ts';
import { purgeMails } from '#mail/purge-mails.ts';
import { runLanes } from '#mail/run-lanes.ts';
import { takeSenderLock } from '#mail/sender-lock.ts';
import { clampMails, recoverMails } from '#mail/settle-mail.ts';
import { purgeSessions } from '#organisers/purge-sessions.ts';
import { hour, minute, second } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { emptyWal, type FileLock } from '#platform/database.ts';
import { describeError } from '#platform/log.ts';
import { drawWantedPictures, redrawPicture } from '#pledges/draw-pictures.ts';
import { purgeExpired } from '#pledges/purge-expired.ts';

export interface Worker {
  /** Stops claiming, lets what is under way end, and resolves. */
  stop(): Promise<void>;
}

const lockRetry = second / 2;
const recoveryRetry = second;
const idlePause = 150;
/** EX_TEMPFAIL of sysexits.h: a supervisor may start us again later. */
const withoutLock = 75;

/**
 * Starts the work behind the pages. Of all processes on a data folder one does it: `all` stands by until it can take
 * over, a mere `worker` that cannot begin ends with 75.
 */
export async function startWorker(context: Context): Promise<Worker> {
  const stopping = new AbortController();
  const lock = takeSenderLock(context.config.dataDir);
  if (!lock && context.config.process === 'worker') {
    process.stderr.write('Another process sends the mails of this data folder\n');
    process.exit(withoutLock);
  }
  if (!lock) process.stdout.write('mail: standby\n');
  const working = work(context, lock, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

async function work(context: Context, taken: FileLock | null, stopping: AbortSignal): Promise<void> {
  const lock = taken ?? (await waitForLock(context, stopping));
  if (!lock) return;
  const boot = randomUUID();
  await recover(context, boot, stopping);
  process.stdout.write('mail: sending\n');
  await Promise.all([
    runLanes(context, boot, pictureReader(context), stopping),
    drawPictures(context, stopping),
    tidyUp(context, stopping),
  ]);
  lock.release();
}

async function waitForLock(context: Context, stopping: AbortSignal): Promise<FileLock | null> {
  while (!stopping.aborted) {
    await wait(lockRetry, undefined, { signal: stopping }).catch(() => {});
    const lock = stopping.aborted ? null : takeSenderLock(context.config.dataDir);
    if (lock) return lock;
  }
  return null;
}

async function recover(context: Context, boot: string, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const recovered = await recoverMails(context, boot);
      if (recovered > 0) context.log.warn({ recovered }, 'mails were left in sending by a process that ended');
      return;
    } catch (error) {
      context.log.error(describeError(error), 'the outbox could not be taken over; trying again');
      await wait(recoveryRetry, undefined, { signal: stopping }).catch(() => {});
    }
  }
}

function pictureReader(context: Context): (contentKey: string) => Promise<Buffer | null> {
  return async (contentKey) => (await context.pictures.read(contentKey)) ?? (await redrawPicture(context, contentKey));
}

async function drawPictures(context: Context, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const drawn = await drawWantedPictures(context).catch((error: unknown) => {
      context.log.error(describeError(error), 'the wanted pictures could not be looked up');
      return 0;
    });
    if (drawn === 0) await wait(idlePause, undefined, { signal: stopping }).catch(() => {});
  }
}

/** Each hour: what has had its time goes, and with it every byte that it left in the database's files. */
async function tidyUp(context: Context, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const tidied = await tidyOnce(context, stopping).catch((error: unknown) => {
      context.log.error(describeError(error), 'what has had its time could not be cleared away');
      return false;
    });
    await wait(tidied ? hour : minute, undefined, { signal: stopping }).catch(() => {});
  }
}

async function tidyOnce(context: Context, stopping: AbortSignal): Promise<boolean> {
  await clampMails(context);
  // Each takes a bite at a time, so that the pages get their turn between.
  for (const purge of [purgeExpired, purgeMails, purgeSessions])
    while (!stopping.aborted && (await purge(context)) > 0);
  await pruneMailbox(context);
  return emptyWal(context.database);
}
