import assert from 'node:assert/strict';
import { test } from 'node:test';
import { responseHeaders } from '#platform/response-headers.ts';

test('no page may be framed, guess at types, or load from elsewhere', () => {
  const headers = responseHeaders('/', true);
  const policy = headers['Content-Security-Policy'] ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.match(policy, /form-action 'self'/);
  assert.match(policy, /base-uri 'none'/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  assert.equal(headers['X-Content-Type-Options'], 'nosniff');
  assert.match(headers['Strict-Transport-Security'] ?? '', /max-age=31536000; includeSubDomains/);
});

test('a machine without TLS does not promise it', () => {
  assert.equal(responseHeaders('/', false)['Strict-Transport-Security'], undefined);
});

for (const path of [
  '/pledge/confirm/x',
  '/my-pledge/x',
  '/my-pledge/x/pictures/y.png',
  '/unsubscribe/x',
  '/organise',
  '/organise/pledges.csv',
  '/mailbox',
  '/mailbox/1',
  '/ORGANISE',
  '/My-Pledge/x',
]) {
  test(`${path} is kept by no cache, found by no search and told to no other site`, () => {
    const headers = responseHeaders(path, false);
    assert.equal(headers['Cache-Control'], 'no-store');
    assert.equal(headers['X-Robots-Tag'], 'noindex');
    assert.equal(headers['Referrer-Policy'], 'same-origin');
  });
}

test('public pages may be kept and found', () => {
  for (const path of ['/', '/pledge', '/kit', '/organisers-are-people', '/mailboxes']) {
    const headers = responseHeaders(path, false);
    assert.equal(headers['Cache-Control'], undefined);
    assert.equal(headers['X-Robots-Tag'], undefined);
    assert.equal(headers['Referrer-Policy'], 'strict-origin-when-cross-origin');
  }
});
