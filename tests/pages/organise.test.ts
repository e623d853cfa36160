import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addOrganiser } from '#organisers/add-organiser.ts';
import { readConfig } from '#platform/config.ts';
import { createContext } from '#platform/context.ts';
import { address, askForWayIn, newestWayIn } from '#tests/support/organiser.ts';
import { keepPledge } from '#tests/support/pledge-row.ts';
import { testServer } from '#tests/support/test-server.ts';

const secretName = 'Zebedee Nobody-Else';
// Without a worker the mails stay in the queue, where they can be read.
const server = await testServer({ PROCESS: 'web', LIMITS: 'off' });
const context = createContext(readConfig({ DATA_DIR: server.dataDir }));
after(() => context.close());
keepPledge(context, { name: secretName });
await addOrganiser(context, address('ada@example.org'));
await addOrganiser(context, address('vi@example.org'), 'viewer');

async function ask(path: string, { cookie = '', form }: { cookie?: string; form?: Record<string, string> } = {}) {
  const headers = { Origin: server.origin, ...(cookie ? { Cookie: cookie } : {}) };
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  return await fetch(server.origin + path, { redirect: 'manual', headers, ...sent });
}

async function pageOf(path: string, cookie = '') {
  const answer = await ask(path, { cookie });
  const html = await answer.text();
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
  return { answer, html, token, cookie: cookieOf(answer) };
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] as string)
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}

async function signedInCookie(email: string): Promise<string> {
  const { token } = await askForWayIn(context, email);
  return cookieOf(await ask(`/organise/sign-in/${token}`, { form: {} }));
}

const rooms = ['/organise', '/organise/', '/organise?by-itself', '/organise/pledges.csv', '/organise/sign-out'];
const misspelt = [
  '/%6frganise',
  '/organise%2fpledges.csv',
  '/organise/%70ledges.csv',
  '//organise',
  '/organise//pledges.csv',
  '/organise/./pledges.csv%00',
  '/Organise/pledges.csv',
  '/ORGANISE',
  '/organise/pledges.csv/',
  '/organise/pledges.csv;x',
  '/organise/unknown',
  '/organise/sign-in/../pledges.csv%2e',
];

test('without a session every way of asking for the room gives the sign-in page or nothing, never data', async () => {
  for (const path of [...rooms, ...misspelt]) {
    for (const method of ['GET', 'HEAD', 'POST']) {
      for (const cookie of ['', `session=${'A'.repeat(43)}`, 'session=x; __Host-session=x']) {
        const headers = { Origin: server.origin, ...(cookie ? { Cookie: cookie } : {}) };
        const answer = await fetch(server.origin + path, { method, headers, redirect: 'manual' });
        const where = `${method} ${path} ${cookie}`;
        const toSignIn = answer.status === 303 && answer.headers.get('location')?.startsWith('/organise');
        assert.ok(toSignIn || [403, 404].includes(answer.status), `${where}: ${answer.status}`);
        assert.doesNotMatch(await answer.text(), /Zebedee|pledges confirmed|Sign out/, where);
      }
    }
  }
});

test('posts that name no page of ours as their source are refused', async () => {
  const { token } = await askForWayIn(context, 'ada@example.org');
  for (const headers of [{}, { Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }] as HeadersInit[]) {
    for (const path of ['/organise/sign-in', `/organise/sign-in/${token}`, '/organise/sign-out']) {
      const answer = await fetch(server.origin + path, { method: 'POST', headers, body: new URLSearchParams() });
      assert.equal(answer.status, 403);
    }
  }
});

test('asking for a way in answers strangers and organisers alike', async () => {
  const { token, cookie } = await pageOf('/organise/sign-in');
  const answers = await Promise.all(
    ['ada@example.org', 'stranger@example.org'].map((email) =>
      ask('/organise/sign-in', { cookie, form: { email, token } }),
    ),
  );
  const told = answers.map((answer) => {
    const { date, 'x-request-id': _, ...headers } = Object.fromEntries(answer.headers);
    return [answer.status, headers];
  });
  assert.deepEqual(told[0], told[1]);
  assert.equal(answers[0]?.headers.get('location'), '/organise/sign-in/code');
});

test('the form comes back with what was typed when the address is none, or the page is not ours', async () => {
  const { token, cookie } = await pageOf('/organise/sign-in');
  const wrong = await ask('/organise/sign-in', { cookie, form: { email: 'ada at example', token } });
  assert.equal(wrong.status, 422);
  const html = await wrong.text();
  assert.match(html, /<title>Error: /);
  assert.match(html, /value="ada at example"/);
  const { cookie: other } = await pageOf('/organise/sign-in');
  assert.equal(
    (await ask('/organise/sign-in', { cookie: other, form: { email: 'ada@example.org', token } })).status,
    422,
  );
});

test('a post that holds nothing, or a field twice, is sent back like any other mistake', async () => {
  const { token, cookie } = await pageOf('/organise/sign-in');
  const headers = { Origin: server.origin, Cookie: cookie };
  for (const path of ['/organise/sign-in', '/organise/sign-in/code']) {
    for (const body of [
      null,
      new URLSearchParams(`token=${token}&email=ada@example.org&email=b@example.org&code=a&code=b`),
    ])
      assert.equal((await fetch(server.origin + path, { method: 'POST', headers, body })).status, 422);
  }
});

test('the code signs in with a new cookie that scripts and other sites cannot have', async () => {
  const first = await pageOf('/organise/sign-in');
  await ask('/organise/sign-in', { cookie: first.cookie, form: { email: 'ada@example.org', token: first.token } });
  const { code } = newestWayIn(context);
  const page = await pageOf('/organise/sign-in/code', first.cookie);
  const planted = `${first.cookie}; session=${'B'.repeat(43)}`;
  const signedIn = await ask('/organise/sign-in/code', { cookie: planted, form: { code, token: page.token } });
  assert.deepEqual([signedIn.status, signedIn.headers.get('location')], [303, '/organise']);
  const line = signedIn.headers.getSetCookie().find((one) => one.startsWith('session=')) ?? '';
  for (const term of [/^session=[\w-]{43};/, /HttpOnly/, /SameSite=Lax/, /Path=\//, /Max-Age=28800/])
    assert.match(line, term);
  assert.doesNotMatch(line, /B{43}|Domain/);
  assert.equal((await ask('/organise', { cookie: planted })).status, 303);
  assert.equal((await ask('/organise', { cookie: cookieOf(signedIn) })).status, 200);
});

test('opening the link uses nothing up, pressing its button does, in a browser that has no cookie of ours', async () => {
  const { token } = await askForWayIn(context, 'vi@example.org');
  for (const method of ['GET', 'HEAD', 'GET']) {
    const answer = await fetch(`${server.origin}/organise/sign-in/${token}`, { method });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.deepEqual(answer.headers.getSetCookie(), []);
  }
  const pressed = await ask(`/organise/sign-in/${token}`, { form: {} });
  assert.equal(pressed.headers.get('location'), '/organise');
  for (const again of [
    await ask(`/organise/sign-in/${token}`, { form: {} }),
    await ask(`/organise/sign-in/${token}`),
  ]) {
    assert.equal(again.status, 404);
    assert.match(await again.text(), /This link has ended/);
  }
});

test('the room shows the count and no address of a signer', async () => {
  const { answer, html } = await pageOf('/organise', await signedInCookie('ada@example.org'));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  for (const words of ['pledges confirmed', 'Waiting', 'Withdrawn', 'Held', 'The last 30 days', 'ada@example.org'])
    assert.ok(html.includes(words), words);
  assert.doesNotMatch(html, /signer-|Zebedee|<script(?![^>]* src=)|<style| style=/);
});

test('the export is a file for spreadsheets, and only for who may have it', async () => {
  const cookie = await signedInCookie('ada@example.org');
  const answer = await ask('/organise/pledges.csv', { cookie });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.match(await answer.text(), new RegExp(secretName));
});

test('what a viewer may not have looks like what is not there', async () => {
  const cookie = await signedInCookie('vi@example.org');
  const told = async (path: string): Promise<unknown> => {
    const answer = await ask(path, { cookie });
    const { date, 'x-request-id': id, ...headers } = Object.fromEntries(answer.headers);
    return { status: answer.status, headers, page: await answer.text() };
  };
  const hidden = await told('/organise/pledges.csv');
  assert.deepEqual(hidden, await told('/organise/unknown.csv'));
  assert.match(JSON.stringify(hidden), /"status":404.*<title>Page not found – /);
});

test('signing out needs the page’s own token, and ends the session for whoever has the cookie', async () => {
  const cookie = await signedInCookie('ada@example.org');
  const { token } = await pageOf('/organise', cookie);
  assert.equal((await ask('/organise/sign-out', { cookie, form: { token: 'guessed' } })).status, 403);
  assert.equal((await ask('/organise/sign-out', { cookie })).status, 303);
  assert.equal((await ask('/organise', { cookie })).status, 200);
  const out = await ask('/organise/sign-out', { cookie, form: { token } });
  assert.deepEqual([out.status, out.headers.get('location')], [303, '/organise/sign-in']);
  assert.equal((await ask('/organise', { cookie })).headers.get('location'), '/organise/sign-in');
  assert.equal((await ask('/organise/pledges.csv', { cookie })).status, 303);
});

test('no address to go on to is taken from the query', async () => {
  const { token } = await askForWayIn(context, 'ada@example.org');
  const answer = await ask(`/organise/sign-in/${token}?next=//evil.example`, { form: { next: '//evil.example' } });
  assert.equal(answer.headers.get('location'), '/organise');
});

test('the page for the code says what to do when no mail comes because others asked for too many', async () => {
  const { html } = await pageOf('/organise/sign-in/code');
  assert.match(html, /more than 5 unused mails in ten minutes.*the link works in any window/s);
});
