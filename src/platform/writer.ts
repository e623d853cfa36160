import { setTimeout as wait } from 'node:timers/promises';
import type { Executor, OpenDatabase } from './database.ts';

export type Write = <T>(change: (tx: Executor) => T) => Promise<T>;

/** Another process held the database's lock for longer than a writer waits. */
export class DatabaseBusyError extends Error {
  constructor() {
    super('The database is busy: another process holds its lock');
  }
}

interface Job {
  change: (tx: Executor) => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

const longestWait = 3_000;
const pause = 20;

/**
 * Makes the one way to change the database. `change` runs synchronously inside an immediate transaction; the promise
 * resolves when that is durable. Changes asked for within one tick share a commit, each behind a savepoint of its own,
 * so that one that throws undoes itself alone. Rejects with DatabaseBusyError when the lock stays held for 3 seconds.
 */
export function createWriter({ client, executor }: OpenDatabase): Write {
  const begin = client.prepare('begin immediate');
  const commit = client.prepare('commit');
  const rollback = client.prepare('rollback');
  const savepoint = client.prepare('savepoint change');
  const release = client.prepare('release change');
  const undo = client.prepare('rollback to change');
  const change = client.prepare('pragma user_version').pluck();
  let waiting: Job[] = [];
  let running = false;

  return <T>(change: (tx: Executor) => T) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ change, resolve, reject });
      if (!running) {
        running = true;
        setImmediate(drain);
      }
    });

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const begun = await beginWhenFree();
      const jobs = waiting;
      waiting = [];
      if (begun instanceof Error) for (const job of jobs) job.reject(begun);
      else settle(jobs);
    }
    running = false;
  }

  async function beginWhenFree(): Promise<Error | null> {
    const until = performance.now() + longestWait;
    for (;;) {
      try {
        begin.run();
        return null;
      } catch (error) {
        if (!isBusy(error)) return error as Error;
        if (performance.now() >= until) return new DatabaseBusyError();
        await wait(pause);
      }
    }
  }

  function settle(jobs: Job[]): void {
    const endings: (() => void)[] = [];
    try {
      for (const job of jobs) endings.push(run(job));
      // Every commit has a number, kept on the first page: what a lost or torn WAL takes away shows in it.
      client.exec(`pragma user_version = ${Number(change.get()) + 1}`);
      commit.run();
      for (const end of endings) end();
    } catch (error) {
      if (client.inTransaction) rollback.run();
      for (const job of jobs) job.reject(error);
    }
  }

  function run(job: Job): () => void {
    savepoint.run();
    try {
      const value = job.change(executor);
      if (value instanceof Promise) throw new TypeError('A change must be synchronous: it may not await');
      release.run();
      return () => job.resolve(value as never);
    } catch (error) {
      // A full disk makes SQLite roll the whole transaction back by itself: then there is no savepoint left to undo.
      if (!client.inTransaction) throw error;
      undo.run();
      release.run();
      return () => job.reject(error);
    }
  }
}

/** Whether an error says that the database cannot be written now, but may be soon: its lock is held or its disk is full. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof DatabaseBusyError || isBusy(error) || codeOf(error) === 'SQLITE_FULL';
}

function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}
