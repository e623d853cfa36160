import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Job, Outcome } from './load.ts';

/** Runs a job of load in a process of its own. Throws unless every answer had the status that is expected. */
export async function putLoad(job: Job, expected: number): Promise<Outcome> {
  const client = fork('tests/bench/load.ts');
  client.send(job);
  const [outcome] = (await Promise.race([once(client, 'message'), failed(client)])) as [Outcome];
  client.disconnect();
  const others = Object.keys(outcome.statuses).filter((status) => Number(status) !== expected);
  if (others.length > 0) throw new Error(`Expected ${expected} throughout, got ${JSON.stringify(outcome.statuses)}`);
  return outcome;
}

export interface Probe {
  port: number;
  stop(): void;
}

/** Starts a probe, which tells its port when it listens and ends when it is let go. */
export async function startProbe(file: string, ...args: string[]): Promise<Probe> {
  const child = fork(`tests/bench/probes/${file}`, args);
  const [{ port }] = (await Promise.race([once(child, 'message'), failed(child)])) as [{ port: number }];
  return { port, stop: () => child.disconnect() };
}

async function failed(child: ReturnType<typeof fork>): Promise<never> {
  await once(child, 'exit');
  throw new Error('The process ended before it had answered');
}
