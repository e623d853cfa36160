import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { ConfigError, readConfig } from '#platform/config.ts';

const key = 'k'.repeat(32);
const inPublic = {
  PUBLIC_ORIGIN: 'https://pledge.example.org',
  SMTP_URL: 'smtps://relay.example.org',
  MAIL_FROM: 'Including Infants <pledge@example.org>',
  SECRET_KEY: key,
};

test('with nothing set the site runs on a developer’s machine', () => {
  const config = readConfig({});
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.port, 4321);
  assert.equal(config.publicOrigin, null);
  assert.equal(config.loopback, true);
  assert.equal(config.dataDir, resolve('data'));
  assert.equal(config.smtpUrl, null);
  assert.deepEqual(config.mailFrom, { name: 'Including Infants', address: 'pledge@localhost' });
  assert.equal(config.process, 'all');
  assert.equal(config.limits, true);
});

test('an empty variable counts as not set', () => {
  assert.deepEqual(readConfig({ PORT: '', SECRET_KEY: '', PUBLIC_ORIGIN: '' }), readConfig({}));
});

test('a public origin that has all it needs is taken, without its path', () => {
  const config = readConfig({ ...inPublic, PUBLIC_ORIGIN: 'https://pledge.example.org/somewhere' });
  assert.equal(config.publicOrigin, 'https://pledge.example.org');
  assert.equal(config.loopback, false);
  assert.equal(config.secretKey?.toString(), key);
});

test('every loopback name is a developer’s machine', () => {
  for (const host of ['localhost:1', '127.0.0.1:1', '[::1]:1']) {
    assert.equal(readConfig({ PUBLIC_ORIGIN: `http://${host}` }).loopback, true);
  }
});

test('the faults of a public origin are told at once', () => {
  assert.deepEqual(
    faultsOf({
      PUBLIC_ORIGIN: 'https://pledge.example.org',
      FAULT: 'x',
      CLOCK_OFFSET_MS: '1',
      OUTBOX_TIME_SCALE: '0.5',
      LIMITS: 'off',
    }),
    ['SMTP_URL', 'MAIL_FROM', 'SECRET_KEY', 'FAULT', 'CLOCK_OFFSET_MS', 'OUTBOX_TIME_SCALE', 'LIMITS=off'],
  );
});

test('faults of form and faults of sense are told together', () => {
  assert.deepEqual(faultsOf({ PUBLIC_ORIGIN: 'https://pledge.example.org', PORT: 'eighty', SECRET_KEY: 'short' }), [
    'PORT',
    'SECRET_KEY',
    'SMTP_URL',
    'MAIL_FROM',
  ]);
});

for (const [name, value] of [
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80 '],
  ['PUBLIC_ORIGIN', 'pledge.example.org'],
  ['PUBLIC_ORIGIN', 'ftp://pledge.example.org'],
  ['SMTP_URL', 'http://relay.example.org'],
  ['MAIL_FROM', 'pledge@example.org'],
  ['MAIL_FROM', 'A <a@b>\r\nBcc: <c@d>'],
  ['SECRET_KEY', 'k'.repeat(31)],
  ['TRUSTED_PROXY_HOPS', 'one'],
  ['PROCESS', 'everything'],
  ['OUTBOX_TIME_SCALE', '0'],
  ['OUTBOX_TIME_SCALE', 'fast'],
  ['CLOCK_OFFSET_MS', '1.5'],
  ['LIMITS', 'no'],
] as const) {
  test(`${name}=${JSON.stringify(value)} is refused by its name`, () => {
    assert.deepEqual(faultsOf({ [name]: value }), [name]);
  });
}

test('the secret may lie in a file, and a file that is missing is told', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'including-infants-')), 'secret');
  writeFileSync(file, `${key}\n`);
  assert.equal(readConfig({ SECRET_KEY_FILE: file }).secretKey?.toString(), key);
  assert.deepEqual(faultsOf({ SECRET_KEY_FILE: `${file}-elsewhere` }), ['SECRET_KEY_FILE']);
});

test('a previous secret that is too short is refused like a short one', () => {
  assert.deepEqual(faultsOf({ SECRET_KEY: key, SECRET_KEY_PREVIOUS: 'short' }), ['SECRET_KEY_PREVIOUS']);
});

function faultsOf(variables: Record<string, string>): string[] {
  try {
    readConfig(variables);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.faults.map((fault) => fault.split(' ', 1)[0] ?? '');
  }
  return [];
}
