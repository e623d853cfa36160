import { log } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import { newId } from '#platform/identifier.ts';

export type Action =
  | 'organiser-added'
  | 'organiser-changed'
  | 'organiser-removed'
  | 'sign-in-asked'
  | 'sign-in-refused'
  | 'signed-in'
  | 'signed-out'
  | 'pledges-exported';

export interface Deed {
  at: Instant;
  /** Who did it; null for the command line and for strangers. */
  organiserId: string | null;
  action: Action;
  /** The id of what it was done to; never a name or an address. */
  subject?: string;
}

/** Writes down who did what. Nothing is ever changed or taken out of this log. */
export function noteDeed(tx: Executor, deed: Deed): void {
  tx.insert(log)
    .values({ id: newId(deed.at), ...deed })
    .run();
}
