import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { migrateDatabase } from '#db/migrate.ts';
import { seedCampaign } from '#db/seed.ts';
import type { Clock, Instant } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { type Context, createContext } from '#platform/context.ts';

export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is moved. It starts on a Monday morning of the campaign's next June. */
export function testClock(start: Instant = Date.UTC(2027, 5, 7, 9)): TestClock {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export interface TestContext extends Context {
  clock: TestClock;
}

/** A context on a database of its own in a temporary folder, both gone when the test file ends. */
export function testContext(environment: Record<string, string> = {}, clock: TestClock = testClock()): TestContext {
  const dataDir = mkdtempSync(join(tmpdir(), 'including-infants-'));
  const context = createContext(readConfig({ DATA_DIR: dataDir, ...environment }), 4321, clock);
  migrateDatabase(context.database);
  seedCampaign(context.database, clock.now());
  after(() => {
    context.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { ...context, clock };
}
