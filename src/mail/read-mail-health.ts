import { day, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { countOpen, countSentSince, oldestQueuedAt } from './mail-health-repository.ts';

export interface MailHealth {
  /** Mails that are to leave, those being sent at this moment among them. */
  queued: number;
  /** When the oldest mail in the queue was put there, or null. */
  oldestAt: Instant | null;
  /** Mails that wait for an organiser's decision. */
  held: number;
  /** In the last 24 hours. */
  sent: number;
}

/** How the mail is doing, by index: what waits and what one day sent are counted, however much was ever sent. */
export function readMailHealth({ database, clock }: Context): MailHealth {
  const open = countOpen(database);
  return {
    queued: (open.queued ?? 0) + (open.sending ?? 0),
    oldestAt: oldestQueuedAt(database),
    held: open.held ?? 0,
    sent: countSentSince(database, clock.now() - day),
  };
}
