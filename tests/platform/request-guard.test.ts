import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyLimit, createGuard, pathOf, type RequestHead, refusalOf } from '#platform/request-guard.ts';

const origin = 'https://pledge.example.org';
const guard = createGuard(origin, false);
const form = 'application/x-www-form-urlencoded';

function statusOf(head: Partial<RequestHead>, headers: Record<string, string> = {}): number | null {
  const all = { host: 'pledge.example.org', ...headers };
  return refusalOf({ method: 'GET', url: '/', local: false, ...head, headers: all }, guard)?.status ?? null;
}

const post = (url: string, headers: Record<string, string>): number | null =>
  statusOf({ method: 'POST', url }, headers);

const senders: [string, Record<string, string>, boolean][] = [
  ['our own page', { origin, 'sec-fetch-site': 'same-origin' }, true],
  ['our own page in an older browser', { origin }, true],
  ['an address that was typed', { 'sec-fetch-site': 'none' }, true],
  ['a text browser', {}, true],
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
  ['another site that hides where it is', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
  ['another site in an older browser', { origin: 'https://evil.example' }, false],
  ['a neighbouring host', { origin: 'https://evil.example.org', 'sec-fetch-site': 'same-site' }, false],
  ['our name without TLS', { origin: 'http://pledge.example.org' }, false],
  ['our name on another port', { origin: 'https://pledge.example.org:444' }, false],
  ['a lying origin', { origin, 'sec-fetch-site': 'cross-site' }, false],
];
const types: [string, number | null][] = [
  [form, null],
  ['multipart/form-data; boundary=x', null],
  ['Application/X-WWW-Form-Urlencoded ; charset=UTF-8', null],
  ['text/plain', 415],
  ['application/json', 415],
  ['application/x-www-form-urlencoded-not', 415],
  ['', 415],
];

for (const [sender, headers, ours] of senders) {
  for (const [type, status] of types) {
    test(`a post of ${type || 'no type'} from ${sender} is ${ours && status === null ? 'let in' : 'refused'}`, () => {
      assert.equal(post('/pledge', { ...headers, 'content-type': type, 'content-length': '4' }), ours ? status : 403);
    });
  }
}

test('a post without a body needs no type, one with a body does', () => {
  assert.equal(post('/pledge/confirm/x', {}), null);
  assert.equal(post('/pledge/confirm/x', { 'content-length': '0' }), null);
  assert.equal(post('/pledge/confirm/x', { 'content-length': '4' }), 415);
  assert.equal(post('/pledge/confirm/x', { 'transfer-encoding': 'chunked' }), 415);
});

test('the organisers’ room takes no post that does not say where it comes from', () => {
  for (const url of ['/organise', '/organise/sign-in', '/ORGANISE/sign-out']) {
    assert.equal(post(url, { 'content-type': form }), 403);
    assert.equal(post(url, { 'content-type': form, origin }), null);
  }
});

test('a one-click unsubscribe comes from anywhere, and nothing beside it does', () => {
  const elsewhere = { 'content-type': form, origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' };
  assert.equal(post('/unsubscribe/abc', elsewhere), null);
  for (const url of ['/unsubscribe', '/unsubscribe/', '/unsubscribe/abc/x', '/my-pledge/abc', '/x/unsubscribe/abc']) {
    assert.equal(post(url, elsewhere), 403);
  }
});

test('a body that says it is too large is refused before it is read', () => {
  assert.equal(post('/pledge', { 'content-type': form, 'content-length': String(bodyLimit('/pledge')) }), null);
  assert.equal(post('/pledge', { 'content-type': form, 'content-length': String(bodyLimit('/pledge') + 1) }), 413);
  assert.equal(bodyLimit('/pledge'), 32 * 1024);
});

test('hosts that are not ours are told so', () => {
  for (const host of [
    'evil.example',
    'pledge.example.org.evil.example',
    'pledge.example.org:8443',
    '127.0.0.1',
    '',
    'localhost',
  ]) {
    assert.equal(statusOf({}, { host }), 421);
  }
  assert.equal(statusOf({}, { host: 'PLEDGE.example.org' }), null);
});

test('a developer’s machine answers to its loopback names on its own port', () => {
  const local = createGuard('http://localhost:4321', true);
  const status = (host: string): number | undefined =>
    refusalOf({ method: 'GET', url: '/', headers: { host }, local: true }, local)?.status;
  assert.deepEqual(['localhost:4321', '127.0.0.1:4321', '[::1]:4321'].map(status), [undefined, undefined, undefined]);
  assert.deepEqual(['localhost', 'localhost:1', '10.0.0.1:4321'].map(status), [421, 421, 421]);
});

test('a health check asks this machine by a loopback name, and for nothing else', () => {
  const host = { host: '127.0.0.1:8080' };
  assert.equal(statusOf({ url: '/health', local: true }, host), null);
  assert.equal(statusOf({ url: '/ready', local: true }, host), null);
  assert.equal(statusOf({ url: '/metrics', local: true }, host), null);
  assert.equal(statusOf({ url: '/', local: true }, host), 421);
  assert.equal(statusOf({ url: '/health', local: false }, host), 421);
});

test('only reading and posting are done here', () => {
  assert.deepEqual(
    ['GET', 'HEAD'].map((method) => statusOf({ method })),
    [null, null],
  );
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'get'])
    assert.equal(statusOf({ method }), 405);
});

test('an address that can be read in two ways is nobody’s', () => {
  const twofold = [
    '//organise',
    '/organise//',
    '/%6frganise',
    '/organise%2f',
    '/./organise',
    '/pledge/../organise',
    '/organise/..',
    '/a\\b',
  ];
  const broken = [
    '',
    'organise',
    '*',
    'http://evil.example/',
    '/a b',
    '/a\tb',
    '/<b>',
    '/"',
    `/${'a'.repeat(1_024)}`,
    '//evil.example',
    '/%00',
  ];
  for (const url of [...twofold, ...broken]) {
    assert.equal(pathOf(url), null, url);
    assert.equal(statusOf({ url }), 404, url);
  }
  assert.equal(
    pathOf('/my-pledge/Ab_-9/pictures/post-portrait.png?x=%2e//..'),
    '/my-pledge/Ab_-9/pictures/post-portrait.png',
  );
});

test('what the framework adds of its own is closed, its hashed files are not', () => {
  for (const url of ['/_image?href=/favicon.svg&w=4000', '/_server-islands/Any', '/_actions/any', '/_astro'])
    assert.equal(statusOf({ url }), 404, url);
  assert.equal(statusOf({ url: '/_astro/a.hash.css' }), null);
});
