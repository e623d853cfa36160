import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after } from 'node:test';

export interface WorkerProcess {
  child: ChildProcess;
  /** Resolves once it has printed this on standard output; rejects after 20 seconds. */
  printed(text: string): Promise<void>;
  /** How it ended: its exit code, or the name of the signal. */
  ended: Promise<number | string>;
}

/** Starts the worker in a process of its own, with this environment and nothing else of ours. */
export function startWorkerProcess(environment: Record<string, string>): WorkerProcess {
  const child = spawn(process.execPath, ['tests/support/run-worker.ts'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  after(() => child.kill('SIGKILL'));
  return {
    child,
    printed: async (text) => {
      const signal = AbortSignal.timeout(20_000);
      while (!output.includes(text)) await once(child.stdout as NonNullable<typeof child.stdout>, 'data', { signal });
    },
    ended: once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | string),
  };
}
