import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer kept in memory as bytes, in the encodings it was made in. */
export interface KeptBytes {
  headers: Record<string, string>;
  bodies: { identity: Buffer; br?: Buffer | undefined; gzip?: Buffer | undefined };
}

/** An entity tag of some bytes: equal bytes, equal tag. */
export function entityTag(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}

/** Sends kept bytes in the encoding that the reader prefers, or 304 when it has them. Ranges are answered whole. */
export function sendKept(request: IncomingMessage, response: ServerResponse, { headers, bodies }: KeptBytes): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (isKnown(String(request.headers['if-none-match'] ?? ''), headers['ETag'])) {
    response.writeHead(304).end();
    return;
  }
  const encoding = preferred(String(request.headers['accept-encoding'] ?? ''), bodies);
  const body = bodies[encoding] ?? bodies.identity;
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body.length);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
}

/** RFC 9110 13.1.2: a list of tags, weak ones compared by their text, or an asterisk for any. */
function isKnown(tags: string, ours: string | undefined): boolean {
  const known = tags.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return ours !== undefined && (known.includes(ours) || known.includes('*'));
}

/** RFC 9110 12.5.3, for the encodings there are: the smaller first, none that the reader refuses with q=0. */
function preferred(accepted: string, bodies: KeptBytes['bodies']): keyof KeptBytes['bodies'] {
  const wanted = new Set<string>();
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    if (!parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter))) wanted.add(name);
  }
  if (bodies.br && wanted.has('br')) return 'br';
  return bodies.gzip && wanted.has('gzip') ? 'gzip' : 'identity';
}
