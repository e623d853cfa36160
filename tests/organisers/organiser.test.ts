import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { addOrganiser } from '#organisers/add-organiser.ts';
import { listOrganisers } from '#organisers/list-organisers.ts';
import { mayActAs } from '#organisers/organiser.ts';
import { removeOrganiser } from '#organisers/remove-organiser.ts';
import { address } from '#tests/support/organiser.ts';
import { testContext } from '#tests/support/test-context.ts';

test('the first organiser is the owner, those after are organisers', async () => {
  const context = testContext();
  assert.deepEqual(await addOrganiser(context, address('ada@example.org')), { outcome: 'added', role: 'owner' });
  assert.deepEqual(await addOrganiser(context, address('bo@example.org')), { outcome: 'added', role: 'organiser' });
  assert.deepEqual(await addOrganiser(context, address('BO@Example.org')), { outcome: 'unchanged', role: 'organiser' });
  assert.deepEqual(
    listOrganisers(context).map(({ email, role }) => [email, role]),
    [
      ['ada@example.org', 'owner'],
      ['bo@example.org', 'organiser'],
    ],
  );
});

test('the only owner can neither be removed nor made less', async () => {
  const context = testContext();
  await addOrganiser(context, address('ada@example.org'));
  assert.equal((await removeOrganiser(context, address('ada@example.org'))).outcome, 'last-owner');
  assert.equal((await addOrganiser(context, address('ada@example.org'), 'viewer')).outcome, 'last-owner');
  await addOrganiser(context, address('bo@example.org'), 'owner');
  assert.equal((await removeOrganiser(context, address('ada@example.org'))).outcome, 'removed');
  assert.equal((await removeOrganiser(context, address('ada@example.org'))).outcome, 'unknown');
});

test('who was removed can be added again', async () => {
  const context = testContext();
  await addOrganiser(context, address('ada@example.org'));
  await addOrganiser(context, address('bo@example.org'), 'owner');
  await removeOrganiser(context, address('bo@example.org'));
  assert.deepEqual(await addOrganiser(context, address('bo@example.org')), { outcome: 'added', role: 'organiser' });
});

test('a role holds what the lesser ones may do', () => {
  assert.ok(mayActAs('owner', 'organiser') && mayActAs('organiser', 'viewer') && mayActAs('viewer', 'viewer'));
  assert.ok(!mayActAs('viewer', 'organiser') && !mayActAs('organiser', 'owner'));
});

const dataDir = mkdtempSync(join(tmpdir(), 'including-infants-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));

function command(...words: string[]) {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PUBLIC_ORIGIN: 'http://localhost:4400' };
  return spawnSync(process.execPath, ['src/commands/organiser.ts', ...words], { encoding: 'utf8', env });
}

test('the command adds, lists and removes, on a folder where nothing is yet, and says where to sign in', () => {
  const added = command('add', 'ada@example.org');
  assert.deepEqual([added.status, added.stderr], [0, '']);
  assert.match(added.stdout, /ada@example\.org is now an owner.*http:\/\/localhost:4400\/organise\/sign-in/s);
  assert.equal(command('add', 'bo@example.org', '--role', 'viewer').status, 0);
  assert.match(command('list').stdout, /owner +ada@example\.org\nviewer +bo@example\.org/);
  assert.equal(command('remove', 'bo@example.org').status, 0);
  assert.doesNotMatch(command('list').stdout, /bo@/);
});

test('the command ends with 1 and a sentence when it cannot do what was asked', () => {
  for (const words of [
    [],
    ['add'],
    ['add', 'not an address'],
    ['add', 'x@example.org', '--role', 'boss'],
    ['add', 'x@example.org', 'y@example.org'],
    ['remove', 'nobody@example.org'],
    ['remove', 'ada@example.org'],
    ['promote', 'x@example.org'],
  ]) {
    const { status, stdout, stderr } = command(...words);
    assert.deepEqual([status, stdout], [1, ''], words.join(' '));
    assert.ok(stderr.length > 10 && !/\n\s+at /.test(stderr), stderr);
  }
});
