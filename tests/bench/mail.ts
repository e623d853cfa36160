import { eventually } from '#tests/support/eventually.ts';
import { openForm, takePledge } from '#tests/support/pledging.ts';
import { startServer } from '#tests/support/server.ts';
import { startSmtpPeer } from '#tests/support/smtp-server.ts';
import type { Comparison } from './pairs.ts';
import { assertKept } from './pledge.ts';

const people = 150;
const longest = 2_000;

/** From the moment a pledge is sent to the end of its mail at the relay, under light load: 95 of 100 within 2 seconds. */
export async function benchMail(): Promise<Comparison> {
  const peer = await startSmtpPeer();
  const server = await startServer({ LIMITS: 'off', SMTP_URL: peer.url });
  try {
    await server.printed('mail: sending');
    const hidden = await openForm(server);
    const sentAt = new Map<string, number>();
    for (let index = 0; index < people; index += 1) {
      const email = `person-${index}@example.org`;
      sentAt.set(email, Date.now());
      const { status } = await takePledge(server, { email }, hidden);
      if (status !== 303) throw new Error(`A pledge was answered with ${status}`);
    }
    await eventually('a mail for each', () => peer.received.length >= people, 60_000);
    assertKept(server.dataDir, people);
    const waits = peer.received
      .map(({ to, at }) => at - (sentAt.get(to[0] ?? '') ?? Number.NaN))
      .toSorted((a, b) => a - b);
    const at = (part: number): number => waits[Math.max(0, Math.ceil(waits.length * part) - 1)] ?? Number.NaN;
    return {
      what: 'pledge to mail, 95%',
      unit: 'ms of 2,000',
      probe: longest,
      site: at(0.95),
      ratio: longest / at(0.95),
      lowest: longest / at(1),
      highest: longest / at(0),
      floor: 1,
    };
  } finally {
    await server.stop();
    await peer.close();
  }
}
