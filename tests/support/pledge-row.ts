import { pledge } from '#db/schema/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/identifier.ts';

let made = 0;

/** Puts a pledge straight into its table, confirmed unless said otherwise; the counters are left alone. */
export function keepPledge(context: Context, given: Partial<typeof pledge.$inferInsert>): string {
  made += 1;
  // A millisecond apart, so that ids sort as they were made.
  const now = context.clock.now() + made;
  const id = newId(now);
  const email = given.email ?? `signer-${made}@example.org`;
  const confirmed = (given.state ?? 'confirmed') === 'confirmed';
  context.database
    .insert(pledge)
    .values({
      id,
      edition: 2027,
      origin: 'web',
      pledgingAs: 'self',
      name: 'Ada Signer',
      email,
      addressKey: email,
      listed: false,
      updates: false,
      consentWording: 'test',
      consentAt: now,
      state: 'confirmed',
      ordinal: confirmed ? made : null,
      confirmedAt: confirmed ? now : null,
      createdAt: now,
      updatedAt: now,
      ...given,
    })
    .run();
  return id;
}
