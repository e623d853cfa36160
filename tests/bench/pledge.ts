import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openForm } from '#tests/support/pledging.ts';
import { startServer } from '#tests/support/server.ts';
import { drift, stored } from '#tests/support/stored.ts';
import { type Comparison, compare } from './pairs.ts';
import { putLoad, startProbe } from './processes.ts';

const connections = 32;
const seconds = 3;

/** A pledge's POST against P2: both answer when what was sent is durable. Mails are queued, and sent by nobody here. */
export async function benchPledge(): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'including-infants-'));
  const probe = await startProbe('bare-post.ts', folder);
  const server = await startServer({ PROCESS: 'web', LIMITS: 'off' });
  const hidden = new URLSearchParams(await openForm(server)).toString();
  const body = `${hidden}&as=self&name=Si%C3%A2n+Ll%C5%B7r&email=person-{n}%40example.org&role=Health+visitor&organisation=Powys&listed=yes`;
  let acknowledged = 0;
  let first = 0;

  const rate = async (origin: string): Promise<number> => {
    const { host, port } = new URL(origin);
    const head = `POST /pledge HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded`;
    first += 1_000_000;
    const outcome = await putLoad({ port: Number(port), connections, seconds, head, body, first }, 303);
    if (origin === server.origin) acknowledged += outcome.statuses[303] ?? 0;
    return outcome.perSecond;
  };
  try {
    const terms = { unit: 'durable posts/s', floor: 0.25, fasterIs: 'more' } as const;
    return await compare(
      'pledge POST',
      terms,
      () => rate(`http://localhost:${probe.port}`),
      async () => {
        const found = await rate(server.origin);
        assertKept(server.dataDir, acknowledged);
        return found;
      },
    );
  } finally {
    probe.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Acknowledged = rows = mails, and the counter agrees with a recount; otherwise the run has failed, however fast. */
export function assertKept(dataDir: string, acknowledged: number): void {
  const kept = stored(dataDir);
  const mails = kept.outbox.filter(({ kind }) => kind === 'confirm').length;
  const faults = drift(kept);
  if (kept.pledges.length !== acknowledged || mails !== acknowledged || faults.length > 0)
    throw new Error(
      `Acknowledged ${acknowledged}, kept ${kept.pledges.length} pledges and ${mails} mails. ${faults.join(', ')}`,
    );
}
