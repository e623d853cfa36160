import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minute } from '#platform/clock.ts';
import { send } from '#tests/support/http.ts';
import { takePledge } from '#tests/support/pledging.ts';
import { startServer } from '#tests/support/server.ts';
import { testServer } from '#tests/support/test-server.ts';

test('health names the check that fails, and goes red while the site still answers', async () => {
  const server = await testServer({ PROCESS: 'web', LIMITS: 'off' });
  const well = await send(server.origin, { path: '/health' });
  assert.deepEqual([well.status, JSON.parse(well.text).status], [200, 'ok']);
  assert.equal((await takePledge(server, { email: 'sian@nhs.example.org' })).status, 303);

  const later = await startServer({
    PROCESS: 'web',
    DATA_DIR: server.dataDir,
    CLOCK_OFFSET_MS: String(10 * minute),
  });
  const { status, headers, text } = await send(later.origin, { path: '/health' });
  assert.deepEqual([status, headers['cache-control']], [503, 'no-store']);
  const { mail, ...others } = JSON.parse(text).checks;
  assert.deepEqual([mail, new Set(Object.values(others))], ['failing', new Set(['ok'])]);
  assert.equal((await send(later.origin, { path: '/ready' })).status, 200);
  assert.equal(await later.stop(), 0);
});

test('figures are for a program on this machine that asks for itself', async () => {
  const server = await testServer();
  const figures = await send(server.origin, { path: '/metrics' });
  assert.equal(figures.headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
  assert.match(figures.text, /^including_infants_pledges\{as="self"\} 0$/m);
  for (const name of ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'Via']) {
    const { status } = await send(server.origin, { path: '/metrics', headers: { [name]: '127.0.0.1' } });
    assert.equal(status, 404, name);
  }
});

test('on a public site figures are given by a loopback name only, whatever a proxy forgot to say', async () => {
  const server = await testServer({
    PROCESS: 'web',
    PUBLIC_ORIGIN: 'https://pledge.example.org',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Including Infants <pledge@example.org>',
    SECRET_KEY: 'k'.repeat(32),
  });
  const asked = async (path: string, host?: string): Promise<number> =>
    (await send(server.origin, { path, ...(host ? { headers: { Host: host } } : {}) })).status;
  assert.deepEqual([await asked('/metrics'), await asked('/metrics', 'pledge.example.org')], [200, 404]);
  assert.deepEqual([await asked('/health'), await asked('/health', 'pledge.example.org')], [200, 200]);
});
