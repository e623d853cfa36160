import { counter } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

/** Puts in what a campaign starts with. Running it again changes nothing. */
export function seedCampaign(executor: Executor, now: Instant): void {
  const nothing = { total: 0, people: 0, organisations: 0, pending: 0, withdrawn: 0, held: 0 };
  executor
    .insert(counter)
    .values({ id: 1, ...nothing, nextOrdinal: 1, version: 0, changedAt: now })
    .onConflictDoNothing()
    .run();
}
