import { pino } from 'pino';

/** Structured lines on standard error. They carry ids, never a name, an address or a token. */
export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error'>;

export function createLog(): Log {
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** What may be logged of an error: its kind, code and the places in our code it passed, not its message. */
export function describeError(error: unknown): { error: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as NodeJS.ErrnoException).code;
  // The stack begins with the message, which may have lines of its own.
  const at = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim());
  return { error: error.name, ...(code ? { code } : {}), at };
}
