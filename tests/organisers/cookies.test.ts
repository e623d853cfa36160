import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserSecret, giveSessionCookie, readCookie, type Visit } from '#organisers/cookies.ts';
import { requireOrganiser } from '#organisers/require-organiser.ts';
import { minute } from '#platform/clock.ts';
import { newSecret } from '#platform/token.ts';
import { signedIn } from '#tests/support/organiser.ts';
import { type TestContext, testContext } from '#tests/support/test-context.ts';

function visit(context: TestContext, cookies: Record<string, string> = {}) {
  const given = new Map<string, { value: string; options: Record<string, unknown> }>();
  const held: Visit['cookies'] = {
    get: (name) => (cookies[name] === undefined ? undefined : { value: cookies[name] }),
    set: (name, value, options) => void given.set(name, { value, options: { ...options } }),
    delete: (name, options) => void given.set(name, { value: '', options: { ...options } }),
  };
  const locals = { context, requestId: 'test', network: 'test', direct: false };
  const rewrite = async (path: string): Promise<Response> =>
    new Response(null, { status: path === '/404' ? 404 : 200 });
  return { given, visit: { request: new Request('http://localhost/organise'), locals, rewrite, cookies: held } };
}

test('over https the cookies can come from this host alone, and never go in clear', () => {
  const context = { ...testContext(), origin: 'https://pledge.example' };
  const { given, visit: here } = visit(context);
  giveSessionCookie(here, newSecret());
  browserSecret(here);
  for (const name of ['__Host-session', '__Host-sign-in']) {
    const { secure, httpOnly, sameSite, path, domain } = given.get(name)?.options ?? {};
    assert.deepEqual(
      { secure, httpOnly, sameSite, path, domain },
      {
        secure: true,
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        domain: undefined,
      },
    );
  }
  assert.equal(readCookie(visit(context, { session: newSecret() }).visit, 'session'), null);
});

test('a browser keeps the secret it was given', () => {
  const context = testContext();
  const secret = browserSecret(visit(context).visit);
  assert.equal(browserSecret(visit(context, { 'sign-in': secret }).visit), secret);
  assert.notEqual(
    browserSecret(visit(context, { 'sign-in': 'chosen by somebody else' }).visit),
    'chosen by somebody else',
  );
});

test('the door opens for a session, sends a stranger to sign in, and hides what a role may not see', async () => {
  const context = testContext();
  await signedIn(context, 'ada@example.org');
  const cookie = await signedIn(context, 'bo@example.org');
  const bo = visit(context, { session: cookie }).visit;
  assert.ok(!((await requireOrganiser(bo, { role: 'organiser' })) instanceof Response));
  const hidden = await requireOrganiser(bo, { role: 'owner' });
  assert.equal(hidden instanceof Response && hidden.status, 404);
  const stranger = await requireOrganiser(visit(context).visit);
  assert.equal(stranger instanceof Response && stranger.headers.get('location'), '/organise/sign-in');
  context.clock.advance(30 * minute);
  assert.ok((await requireOrganiser(bo)) instanceof Response);
});
