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
import { testServer } from '#tests/support/test-server.ts';

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
  after(() => server.stop());
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
  after(() => again.stop());
  await eventually('a data folder without them', () => {
    const found = ['zebedee', 'quagga', 'xylographer'].flatMap((text) => filesWith(dataDir, text));
    return found.length === 0;
  });
  await again.stop();
  assert.deepEqual(drift(stored(dataDir)), []);
  assert.doesNotMatch(server.stderr() + again.stderr(), /zebedee|quagga|xylographer/i);
});

test('a signer puts something right, by the rules of the pledge, and takes all of it along', async () => {
  const server = await testServer({ LIMITS: 'off' });
  const page = await confirmed(server, { name: 'Ada Okafor', email: 'ada@example.org' });
  assert.match((await send(server.origin, { path: page })).text, /Put something right/);
  const path = `${page}/correct`;
  assert.match((await send(server.origin, { path })).text, /value="Ada Okafor"/);

  const wrong = await postForm(server.origin, path, { as: 'organisation', name: 'Ada Obi', organisation: '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /<title>Error: /);
  assert.match(wrong.text, /There is a problem/);
  assert.match(wrong.text, /value="Ada Obi"/);

  const right = await postForm(server.origin, path, { as: 'self', name: 'Ada Obi', role: 'Nurse', personal: 'yes' });
  assert.deepEqual([right.status, right.headers.location], [303, `${page}?done=correct`]);
  const shown = (await send(server.origin, { path: right.headers.location ?? '' })).text;
  assert.match(shown, /Your pledge says what you put right/);
  assert.match(shown, /in a personal capacity/);
  assert.doesNotMatch(shown, /ada@example/);

  const json = await send(server.origin, { path: `${page}/my-pledge.json` });
  assert.deepEqual([json.status, json.headers['cache-control']], [200, 'no-store']);
  const held = JSON.parse(json.text);
  assert.deepEqual([held.pledge.name, held.pledge.email], ['Ada Obi', 'ada@example.org']);
  for (const made of [`${path.slice(0, -10)}_/correct`, page.slice(0, -3)])
    assert.equal((await send(server.origin, { path: made })).status, 404);
});

test('the pictures are sent again three times a day, and after that the page says why not', async () => {
  const server = await testServer({ LIMITS: 'off' });
  const page = await confirmed(server, { name: 'Ada Okafor', email: 'ada@example.org' });
  const answers: number[] = [];
  for (let press = 0; press < 3; press++) answers.push((await postForm(server.origin, page, { act: 'resend' })).status);
  assert.deepEqual(answers, [303, 303, 303]);
  const { status, text } = await postForm(server.origin, page, { act: 'resend' });
  assert.equal(status, 422);
  assert.match(text, /three times/);
});
