import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import { takePledge } from './pledging.ts';
import { readSentMail } from './sent-mail.ts';
import { startServer } from './server.ts';
import { startSmtpPeer } from './smtp-server.ts';
import { drift, stored } from './stored.ts';

/**
 * So many times: a pledge, a power cut as soon as it was answered, a new start. Throws unless every pledge is there and
 * its mail arrived within 30 seconds of the new start, at most three times, under one Message-ID.
 */
export async function killAfterAnswers(rounds: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'including-infants-'));
  const peer = await startSmtpPeer();
  const environment = { DATA_DIR: dataDir, LIMITS: 'off', SMTP_URL: peer.url };
  let server = await startServer(environment);
  try {
    for (let round = 0; round < rounds; round += 1) {
      const email = `round-${round}@example.org`;
      assert.equal((await takePledge(server, { email })).status, 303);
      await server.kill();
      server = await startServer(environment);
      assert.ok(
        stored(dataDir).pledges.some((one) => one.email === email),
        `${email} is lost`,
      );
      await eventually(`a mail to ${email}`, () => peer.received.some(({ to }) => to.includes(email)), 30_000);
    }
    assert.equal(await server.stop(), 0);
    assert.deepEqual(drift(stored(dataDir)), []);
    const mails = await Promise.all(peer.received.map(({ raw }) => readSentMail(raw)));
    const copies = Map.groupBy(mails, ({ to }) => to.join());
    assert.equal(copies.size, rounds);
    for (const [to, all] of copies) {
      assert.ok(all.length <= 3, `${to} got ${all.length} copies`);
      assert.equal(new Set(all.map(({ messageId }) => messageId)).size, 1);
    }
  } finally {
    await server.kill();
    await peer.close();
    rmSync(dataDir, { recursive: true });
  }
}
