import { setTimeout as wait } from 'node:timers/promises';
import { minute, second } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { describeError } from '#platform/log.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { deliverNext, type ReadPicture } from './deliver-outbox.ts';
import { mailRules, priorities } from './mail-rules.ts';
import { openLane } from './transport.ts';

const lanes = 4;
const idlePause = 150;
const slowPause = second;
const slowTime = 5 * minute;
/** How long a stop waits for the verdict on mails whose body has left. */
const patience = 25 * second;

/** What the lanes of a process share. */
interface Crew {
  context: Context;
  boot: string;
  breaker: Breaker;
  readPicture: ReadPicture;
  stopping: AbortSignal;
  /** Until when the lanes pause after each mail, because the relay asked for less. */
  slowUntil: number;
}

/** Sends what is due, on four lanes, until told to stop; resolves when nothing is under way any more. */
export async function runLanes(
  context: Context,
  boot: string,
  readPicture: ReadPicture,
  stopping: AbortSignal,
): Promise<void> {
  const breaker = createBreaker(context.config.outboxTimeScale);
  const crew: Crew = { context, boot, breaker, readPicture, stopping, slowUntil: 0 };
  await Promise.all(Array.from({ length: lanes }, (_, index) => runLane(crew, index)));
}

async function runLane(crew: Crew, index: number): Promise<void> {
  const { context, stopping } = crew;
  const lane = openLane(context.config);
  const calledOff = new AbortController();
  const stop = (): void => {
    if (!lane.bodyHasLeft()) calledOff.abort();
    else setTimeout(() => calledOff.abort(), patience).unref();
  };
  stopping.addEventListener('abort', stop, { once: true });
  const delivery = { ...crew, lane, priorities: prioritiesOf(index), stopping: calledOff.signal };
  while (!stopping.aborted) {
    const ending = await deliverNext(delivery).catch((error: unknown) => {
      context.log.error(describeError(error), 'the outbox could not be read or written');
      return null;
    });
    if (ending === 'passing-slowly') crew.slowUntil = context.clock.now() + slowTime * context.config.outboxTimeScale;
    const slow = context.clock.now() < crew.slowUntil;
    if (ending === null) await pause(idlePause, stopping);
    else if (slow) await pause(slowPause * context.config.outboxTimeScale, stopping);
  }
  lane.close();
}

/** Campaign updates never take more than half of the lanes. */
function prioritiesOf(index: number): readonly number[] {
  return index < lanes / 2 ? priorities : priorities.filter((priority) => priority !== mailRules.update.priority);
}

async function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal: stopping }).catch(() => {});
}
