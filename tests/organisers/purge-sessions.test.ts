import assert from 'node:assert/strict';
import { test } from 'node:test';
import { organiser, session } from '#db/schema/index.ts';
import { purgeSessions } from '#organisers/purge-sessions.ts';
import { day, hour } from '#platform/clock.ts';
import { newId } from '#platform/identifier.ts';
import { testContext } from '#tests/support/test-context.ts';

test('a session is forgotten 30 days after its end, and not before', async () => {
  const context = testContext();
  const now = context.clock.now();
  const organiserId = newId(now);
  const person = { id: organiserId, email: 'ada@example.org', addressKey: 'ada@example.org', role: 'owner' } as const;
  await context.write((tx) => {
    tx.insert(organiser)
      .values({ ...person, createdAt: now })
      .run();
    const times = { createdAt: now, seenAt: now, expiresAt: now + 8 * hour };
    tx.insert(session)
      .values({ id: newId(now), organiserId, tokenHash: 'a', ...times })
      .run();
    tx.insert(session)
      .values({ id: newId(now), organiserId, tokenHash: 'b', ...times, endedAt: now + 1 })
      .run();
  });
  const left = (): string[] =>
    context.database
      .select()
      .from(session)
      .all()
      .map(({ tokenHash }) => tokenHash);
  context.clock.advance(30 * day);
  assert.equal(await purgeSessions(context), 0);
  context.clock.advance(1);
  assert.equal(await purgeSessions(context), 1);
  assert.deepEqual(left(), ['a']);
  context.clock.advance(8 * hour);
  assert.equal(await purgeSessions(context), 1);
  assert.deepEqual(left(), []);
});
