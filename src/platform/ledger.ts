import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Instant } from './clock.ts';

/** One line of a ledger: when, and an id without spaces. */
export interface Entry {
  at: Instant;
  id: string;
}

/** A file that only grows, kept apart from the database so that no backup can take a line back. No personal data. */
export interface Ledger {
  /** Resolves when the line is on disk. Lines asked for while one is being written go to disk together. */
  append(entry: Entry): Promise<void>;
}

/** What must outlive the database: which pledges were erased, and which mails (by Message-ID) have left. */
export interface Ledgers {
  erasures: Ledger;
  sent: Ledger;
}

export function ledgerPath(dataDir: string, name: 'erasures' | 'sent' | 'high-water' | 'last-backup'): string {
  return join(dataDir, 'ledgers', name);
}

export function openLedgers(dataDir: string): Ledgers {
  return { erasures: openLedger(ledgerPath(dataDir, 'erasures')), sent: openLedger(ledgerPath(dataDir, 'sent')) };
}

/** A ledger in that file, which is created when first needed. */
export function openLedger(path: string): Ledger {
  let waiting: { line: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let writing = false;

  return {
    append: ({ at, id }) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ line: `${new Date(at).toISOString()} ${id}\n`, resolve, reject });
        if (!writing) void drain();
      }),
  };

  async function drain(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const lines = waiting;
      waiting = [];
      await appendLines(path, lines.map(({ line }) => line).join('')).then(
        () => lines.forEach(({ resolve }) => void resolve()),
        (error: unknown) => lines.forEach(({ reject }) => void reject(error)),
      );
    }
    writing = false;
  }
}

/** The whole lines of a ledger, oldest first; none where there is no such file. What is no entry is passed over. */
export function readLedger(path: string): Entry[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.flatMap((line) => {
    const [, time = '', id = ''] = /^(\S+) (\S+)$/.exec(line) ?? [];
    const at = Date.parse(time);
    return Number.isNaN(at) ? [] : [{ at, id }];
  });
}

async function appendLines(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // A line that a power cut tore stays alone on its line, and is no entry.
  const mend = endsTorn(path) ? '\n' : '';
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(mend + text);
    await file.datasync();
  } finally {
    await file.close();
  }
}

function endsTorn(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
  } finally {
    closeSync(file);
  }
}
