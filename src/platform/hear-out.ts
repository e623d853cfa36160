import type { IncomingMessage } from 'node:http';
import { second } from './clock.ts';

const most = 4 * 1024 * 1024;
const longest = 2 * second;

/**
 * Lets go of what is still on its way of a refused request, and resolves when it has come, when it is too much, or after
 * two seconds. A connection that is closed while its other side still speaks loses the answer that was sent on it.
 */
export async function hearOut(request: IncomingMessage): Promise<void> {
  let heard = 0;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, longest);
    request.once('close', () => clearTimeout(timer));
    for (const ending of ['end', 'close', 'error']) request.once(ending, () => resolve());
    request.on('data', (chunk: Buffer) => {
      heard += chunk.length;
      if (heard > most) resolve();
    });
  });
}
