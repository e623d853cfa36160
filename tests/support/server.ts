import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningServer {
  /** `http://localhost:` and the port it found. */
  origin: string;
  dataDir: string;
  /** Everything it has printed on standard output so far. */
  stdout(): string;
  /** Everything it has logged on standard error so far. */
  stderr(): string;
  /** Resolves when standard output holds the text. Rejects when the process ends first, or after 30 seconds. */
  printed(text: string | RegExp): Promise<void>;
  /** Asks it to end (SIGTERM) and gives its exit code; the data folder goes too, where it was made here. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a power cut would, and leaves the data folder. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const patience = 30_000;

/** Builds the site if its sources have changed since it was last built. */
export function buildSite(): void {
  const { status } = spawnSync(process.execPath, ['src/commands/build.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('The build failed');
}

/**
 * Starts the built site as a process of its own on a free port, with nothing of this environment but what is given.
 * Without DATA_DIR it gets a data folder that goes when it is stopped.
 */
export async function startServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = environment.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'including-infants-'));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['dist/server/entry.mjs'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME, PORT: '0', ...environment, DATA_DIR: dataDir },
  });
  const output = watch(child);
  const server: RunningServer = {
    origin: '',
    dataDir,
    stdout: () => output.text.stdout,
    stderr: () => output.text.stderr,
    printed: output.printed,
    stop: async () => {
      const code = await end(child, 'SIGTERM');
      if (!environment.DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
    kill: async (signal = 'SIGKILL') => {
      await end(child, signal);
    },
  };
  // A runner that dies takes its servers with it.
  const reap = (): void => void child.kill('SIGKILL');
  process.once('exit', reap);
  child.once('close', () => process.off('exit', reap));
  if (environment.PROCESS === 'worker') return server;
  await output.printed(/^listening on /m);
  server.origin = /^listening on (\S+)/m.exec(output.text.stdout)?.[1] ?? '';
  return server;
}

function watch(child: ChildProcess) {
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (chunk: string) => {
      text[stream] += chunk;
      child.emit('printed');
    });
  }
  const printed = async (wanted: string | RegExp): Promise<void> => {
    const signal = AbortSignal.timeout(patience);
    const found = (): boolean => (typeof wanted === 'string' ? text.stdout.includes(wanted) : wanted.test(text.stdout));
    while (!found()) {
      if (hasEnded(child))
        throw new Error(`The server ended (${child.exitCode}) before it printed ${wanted}\n${text.stderr}`);
      await Promise.race([once(child, 'printed', { signal }), once(child, 'close', { signal })]);
    }
  };
  return { text, printed };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (!hasEnded(child)) {
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }
  return child.exitCode;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
