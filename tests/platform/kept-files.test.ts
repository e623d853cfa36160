import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { keepFiles } from '#platform/kept-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-files-'));
mkdirSync(join(folder, '_astro'));
const style = 'main { color: red }';
writeFileSync(join(folder, '_astro', 'a.hash.css'), style);
writeFileSync(join(folder, '_astro', 'a.hash.css.gz'), gzipSync(style));
writeFileSync(join(folder, 'robots.txt'), 'User-agent: *');
const files = keepFiles(folder);
// What is kept is kept: a rebuild beside the running server takes nothing away.
rmSync(folder, { recursive: true });

const server = createServer((request, response) => {
  if (!files.answer(request, response, request.url ?? '/')) response.writeHead(404).end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
after(() => server.close());
const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

test('a file is sent whole, with its type and a tag, after its folder is gone', async () => {
  const { status, headers, text } = await ask('/robots.txt');
  assert.deepEqual([status, text], [200, 'User-agent: *']);
  assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.equal(headers.get('cache-control'), 'public, no-cache');
  assert.match(headers.get('etag') ?? '', /^"[\w-]{22}"$/);
});

test('no range of any shape gets a part, or brings the server down', async () => {
  for (const range of ['bytes=5-2', 'bytes=-5', 'bytes=0-3', 'items=1-2', 'bytes=a-b', 'bytes=0-1,3-4'])
    assert.deepEqual((await ask('/robots.txt', { range })).text, 'User-agent: *', range);
});

test('a hashed file may be kept for ever, and comes compressed to who takes it so', async () => {
  const zipped = await ask('/_astro/a.hash.css', { 'accept-encoding': 'gzip' });
  assert.equal(zipped.headers.get('content-encoding'), 'gzip');
  assert.equal(zipped.text, style);
  assert.equal(zipped.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  for (const refused of ['gzip;q=0, identity', 'x-gzip', 'gzip;q=0.0', ''])
    assert.equal(
      (await ask('/_astro/a.hash.css', { 'accept-encoding': refused })).headers.get('content-encoding'),
      null,
    );
});

test('who has the bytes already is told so, however it asks', async () => {
  const tag = (await ask('/robots.txt')).headers.get('etag') as string;
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*'])
    assert.equal((await ask('/robots.txt', { 'if-none-match': known })).status, 304, known);
  assert.equal((await ask('/robots.txt', { 'if-none-match': '"other"' })).status, 200);
});

test('what is not there, and the compressed forms by their own names, are nobody’s', async () => {
  for (const path of ['/nothing', '/', '/_astro', '/_astro/a.hash.css.gz', '/../package.json'])
    assert.equal((await ask(path)).status, 404, path);
});
