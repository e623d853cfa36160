import type { ServerResponse } from 'node:http';

/**
 * Sends a rendered answer, no faster than its reader takes it: a long one lies in memory a piece at a time, and a
 * reader who goes away stops the making of it.
 */
export async function sendResponse(source: Response, destination: ServerResponse): Promise<void> {
  const { 'set-cookie': _, ...headers } = Object.fromEntries(source.headers);
  const cookies = source.headers.getSetCookie();
  destination.writeHead(source.status, { ...headers, ...(cookies.length > 0 ? { 'Set-Cookie': cookies } : {}) });
  const reader = source.body?.getReader();
  if (!reader) return void destination.end();

  let proceed = (): void => {};
  destination.on('drain', () => proceed());
  destination.on('close', () => {
    // Ends the reading below too. What the maker throws while it stops has nobody left to be told.
    reader.cancel().catch(() => {});
    proceed();
  });
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    if (destination.write(piece.value) || destination.destroyed) continue;
    await new Promise<void>((resolve) => {
      proceed = resolve;
    });
  }
  destination.end();
}
