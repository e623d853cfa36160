import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Context } from '#platform/context.ts';
import { entityTag, type KeptBytes, sendKept } from '#platform/kept-bytes.ts';
import { describeError } from '#platform/log.ts';
import { siteVersion } from '#pledges/count-pledges.ts';

/** Pages that are the same for everybody until the count moves: rendered and compressed once, then sent as bytes. */
const keptPaths = ['/', '/api/count.json'];
const oldest = 60_000;

interface KeptPage extends KeptBytes {
  version: number;
  madeAt: number;
}

export interface KeptPages {
  /** Answers from the kept bytes when they are fresh; otherwise says false, has them made, and leaves the answer to others. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

export function createKeptPages(context: Context, render: (path: string) => Promise<Response>): KeptPages {
  const kept = new Map<string, KeptPage>();
  const making = new Set<string>();

  return {
    answer: (request, response) => {
      // What sharing sites add behind the question mark changes nothing on these pages.
      const path = (request.url ?? '').split('?', 1)[0] as string;
      if (!keptPaths.includes(path)) return false;
      const page = kept.get(path);
      const version = siteVersion(context);
      if (!page || page.version !== version || context.clock.now() - page.madeAt > oldest) {
        void make(path, version);
        return false;
      }
      sendKept(request, response, page);
      return true;
    },
  };

  async function make(path: string, version: number): Promise<void> {
    if (making.has(path)) return;
    making.add(path);
    try {
      const page = await render(path);
      if (page.status === 200) kept.set(path, await keep(page, version, context.clock.now()));
    } catch (error) {
      context.log.error({ path, ...describeError(error) }, 'a page could not be kept');
    } finally {
      making.delete(path);
    }
  }
}

async function keep(page: Response, version: number, now: number): Promise<KeptPage> {
  const identity = Buffer.from(await page.arrayBuffer());
  const [br, gzipped] = await Promise.all([promisify(brotliCompress)(identity), promisify(gzip)(identity)]);
  const type = page.headers.get('content-type') ?? 'text/html';
  const headers: Record<string, string> = {
    'Content-Type': type === 'text/html' ? 'text/html; charset=utf-8' : type,
    'Cache-Control': page.headers.get('cache-control') ?? 'public, no-cache',
    Vary: 'Accept-Encoding',
    ETag: entityTag(identity),
  };
  const cors = page.headers.get('access-control-allow-origin');
  if (cors)
    Object.assign(headers, { 'Access-Control-Allow-Origin': cors, 'Cross-Origin-Resource-Policy': 'cross-origin' });
  return { version, madeAt: now, headers, bodies: { br, gzip: gzipped, identity } };
}
