import type { IncomingMessage } from 'node:http';

/** The body was larger than allowed; it was not kept. */
export class BodyTooLargeError extends Error {}

/** Reads a request's body whole. Throws BodyTooLargeError as soon as it passes `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Left undestroyed on the way out, so that the refusal can still be sent on the same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
