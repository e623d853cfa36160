import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { eventually } from '#tests/support/eventually.ts';
import { postForm, send } from '#tests/support/http.ts';
import { keptMails, mailedPath, takePledge } from '#tests/support/pledging.ts';
import { buildSite, type RunningServer, startServer } from '#tests/support/server.ts';
import { drift, stored } from '#tests/support/stored.ts';

buildSite();

async function confirmed(server: RunningServer, fields: Record<string, string>): Promise<string> {
  await takePledge(server, fields);
  const link = await mailedPath(server, fields.email ?? '', '/pledge/confirm/');
  const { headers } = await postForm(server.origin, link, {});
  return headers.location ?? '';
}

/** The files below a folder in which that text is, in whatever letters. */
function filesWith(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  const whole = files.filter((path) => statSync(path).isFile());
  return whole.filter((path) => readFileSync(path).toString('latin1').toLowerCase().includes(text));
}

test('after an erasure, name and address are in no byte of the data folder, nor of the log', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'including-infants-'));
  after(() => rmSync(dataDir, { recursive: true, force: true }));
  const server = await startServer({ DATA_DIR: dataDir, LIMITS: 'off' });
  const email = 'zebedee@quagga.example.org';
  const page = await confirmed(server, { name: 'Zebedee Quagga', email, role: 'Xylographer', listed: 'yes' });
  await eventually('the pictures', () => stored(dataDir).pictures.every(({ state }) => state === 'drawn'), 30_000);
  assert.ok(filesWith(dataDir, 'zebedee').length > 0);

  const answer = await postForm(server.origin, page, { act: 'erase' });
  assert.equal(answer.status, 200);
  assert.match(answer.text, /Everything is erased/);
  for (const method of ['GET', 'POST'])
    assert.equal((await send(server.origin, { method, path: page })).status, 404, method);
  assert.deepEqual(
    readdirSync(join(dataDir, 'pictures'), { recursive: true }).filter((name) => /\.\w+$/.test(String(name))),
    [],
  );
  const left = await eventually('the receipt alone', async () => {
    const mails = await keptMails(server);
    return mails.length === 1 ? mails : null;
  });
  assert.match(left[0]?.text ?? '', /It is done/);
  assert.doesNotMatch(left[0]?.text ?? '', /Zebedee|my-pledge/);
  assert.deepEqual(drift(stored(dataDir)), []);
  await server.stop();

  // The hour's tidying happens at a start as well.
  const again = await startServer({ DATA_DIR: dataDir });
  await eventually('a data folder without them', () => {
    const found = ['zebedee', 'quagga', 'xylographer'].flatMap((text) => filesWith(dataDir, text));
    return found.length === 0;
  });
  await again.stop();
  assert.deepEqual(drift(stored(dataDir)), []);
  assert.doesNotMatch(server.stderr() + again.stderr(), /zebedee|quagga|xylographer/i);
});
