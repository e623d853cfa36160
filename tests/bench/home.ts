import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#tests/support/eventually.ts';
import { send } from '#tests/support/http.ts';
import { startServer } from '#tests/support/server.ts';
import { type Comparison, compare } from './pairs.ts';
import { putLoad, startProbe } from './processes.ts';

/** The home page against a bare server that sends the same headers and bytes. */
export async function benchHome(): Promise<Comparison> {
  const server = await startServer({ PROCESS: 'web' });
  const folder = mkdtempSync(join(tmpdir(), 'including-infants-'));
  const accept = { 'Accept-Encoding': 'br' };
  // The first visitor has the page made; from then on it is kept.
  const page = await eventually('the home page is kept', async () => {
    const answer = await send(server.origin, { headers: accept });
    return answer.headers.etag ? answer : null;
  });
  const { date: _, connection: __, 'keep-alive': ___, ...headers } = page.headers;
  writeFileSync(join(folder, 'headers.json'), JSON.stringify(headers));
  writeFileSync(join(folder, 'body'), page.body);
  const probe = await startProbe('bare-page.ts', join(folder, 'headers.json'), join(folder, 'body'));

  const rate = async (port: number): Promise<number> => {
    const head = `GET / HTTP/1.1\r\nHost: ${new URL(server.origin).host}\r\nAccept-Encoding: br`;
    const job = { port, connections: 32, seconds: 2, head, body: null, first: 0 };
    return (await putLoad(job, 200)).perSecond;
  };
  const sitePort = Number(new URL(server.origin).port);
  try {
    const terms = { unit: 'answers/s', floor: 0.4, fasterIs: 'more' } as const;
    return await compare(
      'home page',
      terms,
      () => rate(probe.port),
      () => rate(sitePort),
    );
  } finally {
    probe.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}
