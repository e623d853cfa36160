import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { counter, outbox } from '#db/schema/index.ts';
import { backUp } from '#keeping/back-up.ts';
import { checkHealth } from '#keeping/check-health.ts';
import { tellMetrics } from '#keeping/tell-metrics.ts';
import { day, hour, minute, second } from '#platform/clock.ts';
import { pledgeAndConfirm, sian, submit } from '#tests/pledges/builders.ts';
import { queueMail, testDelivery } from '#tests/support/queued-mail.ts';
import { type TestContext, testContext } from '#tests/support/test-context.ts';

const open = {
  PUBLIC_ORIGIN: 'https://pledge.example.org',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Pledge <pledge@example.org>',
  SECRET_KEY: 'k'.repeat(32),
};

async function failing(context: TestContext): Promise<string[]> {
  context.clock.advance(3 * second);
  const { status, checks } = await checkHealth(context);
  const names = Object.entries(checks).flatMap(([name, state]) => (state === 'ok' ? [] : [name]));
  assert.equal(status, names.length === 0 ? 'ok' : 'failing');
  return names;
}

test('a site where nothing is wrong is well, and so is a new one', async () => {
  const context = testContext(open);
  assert.deepEqual(await failing(context), []);
  await submit(context);
  assert.deepEqual(await failing(context), []);
});

test('a mail that is due for more than five minutes is late; one that is to wait is not, nor is an update', async () => {
  const context = testContext();
  await queueMail(context, { nextAt: context.clock.now() + hour });
  await queueMail(context, { kind: 'update' });
  context.clock.advance(30 * minute);
  assert.deepEqual(await failing(context), []);
  await queueMail(context);
  context.clock.advance(5 * minute - 4 * second);
  assert.deepEqual(await failing(context), []);
  assert.deepEqual(await failing(context), ['mail']);
});

test('a mail that waits because the relay is down is late too; one that its recipient puts off is not', async () => {
  const context = testContext({ ...open, PUBLIC_ORIGIN: '' });
  await queueMail(context);
  const delivery = testDelivery(context);
  assert.equal(await delivery.next(), 'relay-trouble');
  delivery.lane.close();
  context.database
    .update(outbox)
    .set({ nextAt: context.clock.now() + day })
    .run();
  assert.deepEqual(await failing(context), []);
  context.clock.advance(6 * minute);
  assert.deepEqual(await failing(context), ['mail']);
  context.database.update(outbox).set({ lastClass: 'passing' }).run();
  assert.deepEqual(await failing(context), []);
});

test('a WAL that has grown beyond its measure is told', async () => {
  const context = testContext();
  await submit(context);
  truncateSync(join(context.config.dataDir, 'pledges.sqlite-wal'), 65 * 1024 * 1024);
  assert.deepEqual(await failing(context), ['wal']);
});

test('totals are counted again each hour, and told when they have drifted', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  assert.deepEqual(await failing(context), []);
  context.database.update(counter).set({ total: 2, people: 2 }).run();
  assert.deepEqual(await failing(context), []);
  context.database.delete(outbox).run();
  context.clock.advance(hour);
  assert.deepEqual(await failing(context), ['count']);
  assert.deepEqual(await failing(context), ['count']);
});

test('a public site wants a backup within 26 hours of its first pledge and of the backup before', async () => {
  const context = testContext(open);
  await submit(context);
  context.database.delete(outbox).run();
  context.clock.advance(26 * hour - 3 * second);
  assert.deepEqual(await failing(context), []);
  assert.deepEqual(await failing(context), ['backup']);
  await backUp(context.config.dataDir, join(context.config.dataDir, 'copy'), context.clock);
  assert.deepEqual(await failing(context), []);
  context.clock.advance(26 * hour);
  assert.deepEqual(await failing(context), ['backup']);
});

test('when the database cannot be read, every check fails, and recovers by itself', async () => {
  const context = testContext();
  const broken = { ...context, database: { select: () => assert.fail() } as never };
  const { checks } = await checkHealth(broken);
  assert.deepEqual(new Set(Object.values(checks)), new Set(['failing']));
  assert.deepEqual(await failing(context), []);
});

test('health is looked at once in three seconds, however often it is asked for', async () => {
  const context = testContext();
  const [one, other] = await Promise.all([checkHealth(context), checkHealth(context)]);
  assert.equal(one, other);
  assert.equal(await checkHealth(context), one);
  context.clock.advance(3 * second);
  assert.notEqual(await checkHealth(context), one);
});

test('the figures count confirmed pledges only, hold nobody’s name, and keep to the format', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  await submit(context, { ...sian, email: 'ada@nhs.example.org' });
  context.clock.advance(90 * second);
  const text = await tellMetrics(context);
  for (const line of [
    'including_infants_pledges{as="self"} 1',
    'including_infants_mails{state="queued"} 3',
    'including_infants_mails{state="held"} 0',
    'including_infants_mail_oldest_age_seconds 90',
    'including_infants_last_backup_seconds 0',
    'including_infants_check{check="mail"} 1',
  ])
    assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
  for (const line of text.trimEnd().split('\n'))
    assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[a-z]+"\})? [\d.e+]+)$/);
  assert.doesNotMatch(text, /Siân|nhs|@|pending|waiting/);
});
