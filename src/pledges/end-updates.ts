import { cancelQueued } from '#mail/outbox-repository.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import type { LivingPledge } from './pledge.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { setChoice } from './pledge-repository.ts';

/** Ends mail about the campaign to a signer, and takes back what is queued of it. Done twice it changes nothing. */
export function endUpdates(tx: Executor, { id, statement }: LivingPledge, now: Instant): void {
  cancelQueued(tx, id, ['update'], now);
  if (!statement.updates) return;
  setChoice(tx, id, { updates: false }, now);
  recordEvent(tx, { pledgeId: id, actor: 'owner', action: 'unsubscribed' }, now);
}
