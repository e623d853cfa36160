import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, type Question, send } from '#tests/support/http.ts';
import { testServer } from '#tests/support/test-server.ts';

const server = await testServer();

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const made = 'A'.repeat(59);

/** What is asked, and with which status it is answered. */
const answers: [string, Question, number][] = [
  ['home', {}, 200],
  ['home, its head only', { method: 'HEAD' }, 200],
  ['home with a query', { path: '/?utm_source=x' }, 200],
  ['the form', { path: '/pledge' }, 200],
  ['check your email', { path: '/pledge/check-your-email' }, 200],
  ['the kit', { path: '/kit' }, 200],
  ['the privacy notice', { path: '/privacy' }, 200],
  ['the mailbox', { path: '/mailbox' }, 200],
  ['the count', { path: '/api/count.json' }, 200],
  ['health', { path: '/health' }, 200],
  ['readiness', { path: '/ready' }, 200],
  ['figures, for this machine', { path: '/metrics' }, 200],
  ['figures, through a proxy', { path: '/metrics', headers: { 'X-Forwarded-For': '192.0.2.7' } }, 404],
  ['the icon', { path: '/favicon.svg' }, 200],
  ['robots', { path: '/robots.txt' }, 200],
  ['the organisers’ door', { path: '/organise/sign-in' }, 200],
  ['the organisers’ room without a session', { path: '/organise' }, 303],
  ['a page that is not there', { path: '/nowhere' }, 404],
  ['a file that is not there', { path: '/_astro/nothing.css' }, 404],
  ['a mail that is not there', { path: '/mailbox/nothing' }, 404],
  ['a confirming link that was made up', { path: `/pledge/confirm/${made}` }, 404],
  [
    'a confirming link that was made up, pressed',
    { method: 'POST', path: `/pledge/confirm/${made}`, headers: form },
    404,
  ],
  ['a private page that was made up', { path: `/my-pledge/${made}` }, 404],
  ['a picture of a private page that was made up', { path: `/my-pledge/${made}/pictures/og-made-room.png` }, 404],
  ['an address in two spellings', { path: '/%70ledge' }, 404],
  ['an address with doubled slashes', { path: '//pledge' }, 404],
  ['an address outside', { path: '/../package.json' }, 404],
  ['another site through us', { path: 'http://evil.example/' }, 404],
  ['another host', { headers: { Host: 'evil.example' } }, 421],
  ['a page of another host', { path: '/pledge', headers: { Host: 'evil.example' } }, 421],
  ['OPTIONS', { method: 'OPTIONS' }, 405],
  ['TRACE', { method: 'TRACE' }, 405],
  ['PUT', { method: 'PUT', path: '/pledge', headers: form, body: 'name=x' }, 405],
  ['DELETE', { method: 'DELETE', path: '/pledge' }, 405],
  [
    'a post from another site',
    { method: 'POST', path: '/pledge', headers: { ...form, Origin: 'https://evil.example' } },
    403,
  ],
  ['JSON', { method: 'POST', path: '/pledge', headers: { 'Content-Type': 'application/json' }, body: '{}' }, 415],
  ['a megabyte', { method: 'POST', path: '/pledge', headers: form, body: Buffer.alloc(1_000_000, 'a') }, 413],
  ['a post to a page that takes none', { method: 'POST', path: '/api/count.json', headers: form }, 404],
];

for (const [what, question, status] of answers) {
  test(`${what}: ${status}, with every header that guards it`, async () => {
    const answer = await send(server.origin, question);
    assert.equal(answer.status, status);
    assertGuarded(answer);
    if (question.method === 'HEAD') assert.equal(answer.body.length, 0);
    else if (status >= 400) assertClearPage(answer);
  });
}

test('styles, scripts and fonts of the pages are there, guarded, and kept for good', async () => {
  const home = await send(server.origin);
  const files = [...home.text.matchAll(/(?:href|src)="(\/_astro\/[^"]+)"/g)].map(([, path]) => path ?? '');
  assert.ok(files.some((path) => path.endsWith('.css')));
  for (const path of new Set(files)) {
    const answer = await send(server.origin, { path });
    assert.equal(answer.status, 200, path);
    assertGuarded(answer);
    assert.match(answer.headers['cache-control'] ?? '', /immutable/);
  }
});

test('a link to a style or script is never broken, on any page', async () => {
  for (const path of ['/', '/pledge', '/kit', '/privacy', '/mailbox', '/organise/sign-in', '/nowhere', '//']) {
    const { text } = await send(server.origin, { path });
    for (const [, file = ''] of text.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="(\/[^"]+)"/g)) {
      assert.equal((await send(server.origin, { path: file })).status, 200, `${file} of ${path}`);
    }
  }
});

test('what is asked for again and has not changed is not sent again', async () => {
  await send(server.origin, { path: '/api/count.json' });
  for (const path of ['/', '/favicon.svg']) {
    const { headers } = await send(server.origin, { path });
    const etag = headers.etag ?? '';
    assert.notEqual(etag, '', path);
    assert.equal((await send(server.origin, { path, headers: { 'If-None-Match': etag } })).status, 304, path);
  }
});

test('visitors get no cookie, and pages of theirs alone are kept by nobody', async () => {
  for (const [, question] of answers) {
    const { headers } = await send(server.origin, question);
    const door = question.path?.startsWith('/organise');
    assert.equal(door ? undefined : headers['set-cookie'], undefined, question.path);
    if (/^\/(my-pledge|pledge\/confirm|mailbox|organise)/.test(question.path ?? ''))
      assert.equal(headers['cache-control'], 'no-store');
  }
});

test('no answer says what runs here, and nothing of this is an error of ours', () => {
  assert.doesNotMatch(server.stderr(), /"level":"error"/);
});

function assertGuarded({ headers }: Answer): void {
  assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['x-frame-options'], 'DENY');
  assert.match(String(headers['referrer-policy']), /^(same-origin|strict-origin-when-cross-origin)$/);
  assert.match(String(headers['x-request-id']), /^[\w-]{36}$/);
  assert.equal(headers['x-powered-by'], undefined);
  assert.equal(headers.server, undefined);
  const type = headers['content-type'] ?? '';
  if (/^(text|application\/(json|javascript))/.test(type))
    assert.match(type, /charset=utf-8|^text\/(css|javascript|plain)|json/i);
}

function assertClearPage({ headers, text }: Answer): void {
  assert.match(headers['content-type'] ?? '', /^text\/html; charset=utf-8$/i);
  assert.ok(/<h1[^>]*>[^<]{5,}/.test(text), 'it has no heading');
  assert.ok(/<html lang="en-GB"/.test(text), 'it does not say its language');
  assert.ok(!/\bat \S+:\d+:\d+|node_modules|file:\/\//.test(text), 'it tells how it is made');
}
