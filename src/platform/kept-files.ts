import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { entityTag, type KeptBytes, sendKept } from './kept-bytes.ts';

/** What the build lays into the client folder, and how it is called on the wire. */
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
};

export interface KeptFiles {
  /** Sends the file of that path and says true, or says false when there is none. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean;
}

/**
 * Reads a folder into memory, once: a few megabytes that no request then waits for, and that a rebuild beside the running
 * server can neither change nor take away. `name.br` and `name.gz` are the compressed forms of `name`.
 */
export function keepFiles(folder: string): KeptFiles {
  const kept = new Map<string, KeptBytes>();
  for (const file of filesIn(folder)) {
    const type = types[extname(file)];
    if (type) kept.set(`/${relative(folder, file).split(sep).join('/')}`, read(file, type));
  }
  return {
    answer: (request, response, path) => {
      const found = kept.get(path);
      if (!found) return false;
      // Files whose names carry a hash of their bytes never change; the others are asked after each time, by ETag.
      const forever = path.startsWith('/_astro/') || path.startsWith('/generated/');
      response.setHeader('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'public, no-cache');
      sendKept(request, response, found);
      return true;
    },
  };
}

function read(file: string, type: string): KeptBytes {
  const identity = readFileSync(file);
  const headers = { 'Content-Type': type, ETag: entityTag(identity), Vary: 'Accept-Encoding' };
  return { headers, bodies: { identity, br: readIfThere(`${file}.br`), gzip: readIfThere(`${file}.gz`) } };
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
