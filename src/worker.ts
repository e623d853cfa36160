import type { Context } from '#platform/context.ts';

export interface Worker {
  /** Stops claiming, lets what is under way end, and resolves. */
  stop(): Promise<void>;
}

/** Starts the work behind the pages. */
export async function startWorker(_context: Context): Promise<Worker> {
  return { stop: async () => {} };
}
