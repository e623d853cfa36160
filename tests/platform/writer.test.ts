import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { milestone } from '#db/schema/index.ts';
import type { Executor } from '#platform/database.ts';
import { DatabaseBusyError } from '#platform/writer.ts';
import { testContext } from '#tests/support/test-context.ts';

const reached = (tx: Executor, count: number): void => {
  tx.insert(milestone).values({ count, reachedAt: count }).run();
};

test('a change gives back what it returns, and is there for the next reader', async () => {
  const context = testContext();
  const ending = await context.write((tx) => {
    reached(tx, 25);
    return 'done';
  });
  assert.equal(ending, 'done');
  assert.deepEqual(countsOf(context.database), [25]);
});

test('a change that throws undoes itself alone', async () => {
  const context = testContext();
  const endings = await Promise.allSettled([
    context.write((tx) => reached(tx, 25)),
    context.write((tx) => {
      reached(tx, 50);
      throw new RangeError('no');
    }),
    context.write((tx) => reached(tx, 25)),
    context.write((tx) => reached(tx, 100)),
  ]);
  assert.deepEqual(
    endings.map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
  );
  assert.ok((endings[1] as PromiseRejectedResult).reason instanceof RangeError);
  assert.deepEqual(countsOf(context.database), [25, 100]);
});

test('changes asked for together are seen by each other in order', async () => {
  const context = testContext();
  await context.write((tx) => reached(tx, 0));
  await Promise.all(
    Array.from({ length: 200 }, () =>
      context.write((tx) => {
        const { reachedAt } = tx.select().from(milestone).where(eq(milestone.count, 0)).get() ?? { reachedAt: 0 };
        tx.update(milestone)
          .set({ reachedAt: reachedAt + 1 })
          .where(eq(milestone.count, 0))
          .run();
      }),
    ),
  );
  assert.equal(context.database.select().from(milestone).get()?.reachedAt, 200);
});

test('a change may ask for another, which comes after it', async () => {
  const context = testContext();
  let later: Promise<void> | undefined;
  await context.write((tx) => {
    reached(tx, 25);
    later = context.write((next) => reached(next, 50));
  });
  await later;
  assert.deepEqual(countsOf(context.database), [25, 50]);
});

test('a change that awaits is refused and leaves nothing', async () => {
  const context = testContext();
  await assert.rejects(
    context.write(async (tx) => reached(tx, 25)),
    TypeError,
  );
  assert.deepEqual(countsOf(context.database), []);
});

test('while another process holds the lock for a second, a change waits and the process goes on', async () => {
  const context = testContext();
  const lock = await holdLock(context.config.dataDir);
  const writing = context.write((tx) => reached(tx, 25));
  const slowest = await slowestTurn(1_000);
  await lock.release();
  await writing;
  assert.deepEqual(countsOf(context.database), [25]);
  assert.ok(slowest < 150, `the process stood still for ${slowest} ms`);
});

test('when the lock stays held a change gives up after three seconds, says why, and the next one works', async () => {
  const context = testContext();
  const lock = await holdLock(context.config.dataDir);
  const begun = performance.now();
  await assert.rejects(
    context.write((tx) => reached(tx, 25)),
    DatabaseBusyError,
  );
  const waited = performance.now() - begun;
  assert.ok(waited > 2_900 && waited < 3_500, `it waited ${waited} ms`);
  await lock.release();
  await context.write((tx) => reached(tx, 50));
  assert.deepEqual(countsOf(context.database), [50]);
});

function countsOf(database: Executor): number[] {
  return database
    .select()
    .from(milestone)
    .orderBy(milestone.count)
    .all()
    .map(({ count }) => count);
}

async function holdLock(dataDir: string): Promise<{ release(): Promise<void> }> {
  const holder = fork('tests/support/hold-lock.ts', [dataDir]);
  await once(holder, 'message');
  return {
    release: async () => {
      holder.send('release');
      await once(holder, 'exit');
    },
  };
}

/** The longest, in milliseconds, that the event loop took for one turn. */
async function slowestTurn(milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let slowest = 0;
  for (let last = performance.now(); last < end; ) {
    await new Promise((resolve) => setImmediate(resolve));
    slowest = Math.max(slowest, performance.now() - last);
    last = performance.now();
  }
  return slowest;
}
