import type { pledgeStates, suppression } from '#db/schema/index.ts';
import { day, hour, type Instant, minute } from '#platform/clock.ts';
import type { MailKind } from './message.ts';

type PledgeState = (typeof pledgeStates)[number];
type Suppression = (typeof suppression.$inferSelect)['reason'];

export interface MailRule {
  /** Lower leaves first. */
  priority: number;
  /** How long a mail is tried, in milliseconds; null where its link's expiry says so. */
  triedFor: number | null;
  /** What follows when a body was sent and no verdict came back: another copy, up to three, or none. */
  withoutVerdict: 'again' | 'unknown';
  /** The states of its pledge in which it may still leave. */
  leavesIn: readonly PledgeState[];
  /** The suppressions that stop it. An organiser who asks to sign in is always written to. */
  stoppedBy: readonly Suppression[];
}

const bounced = ['recipient-gone', 'mailbox'] as const;
const any = [...bounced, 'never-write'] as const;
const open = ['pending', 'confirmed', 'withdrawn'] as const;

export const mailRules = {
  'sign-in': { priority: 0, triedFor: 10 * minute, withoutVerdict: 'again', leavesIn: [], stoppedBy: [] },
  confirm: { priority: 1, triedFor: null, withoutVerdict: 'again', leavesIn: open, stoppedBy: any },
  'already-pledged': {
    priority: 1,
    triedFor: null,
    withoutVerdict: 'again',
    leavesIn: ['confirmed'],
    stoppedBy: any,
  },
  'new-link': { priority: 1, triedFor: null, withoutVerdict: 'again', leavesIn: open, stoppedBy: any },
  receipt: {
    priority: 2,
    triedFor: 72 * hour,
    withoutVerdict: 'again',
    leavesIn: ['pending', 'confirmed', 'withdrawn', 'erased'],
    // Who asks never to be written to again still gets the receipt of just that.
    stoppedBy: bounced,
  },
  notice: { priority: 2, triedFor: 72 * hour, withoutVerdict: 'again', leavesIn: open, stoppedBy: any },
  pack: { priority: 3, triedFor: 7 * day, withoutVerdict: 'again', leavesIn: ['confirmed'], stoppedBy: any },
  update: { priority: 5, triedFor: 48 * hour, withoutVerdict: 'unknown', leavesIn: ['confirmed'], stoppedBy: any },
} as const satisfies Record<MailKind, MailRule>;

/** Every priority there is, the most urgent first. */
export const priorities: readonly number[] = [
  ...new Set(Object.values(mailRules).map(({ priority }) => priority)),
].sort();

/** When a mail of this kind, queued now, is given up; `linkExpires` counts where the kind has no time of its own. */
export function givenUpAt(kind: MailKind, now: Instant, linkExpires: Instant): Instant {
  const { triedFor }: MailRule = mailRules[kind];
  return triedFor === null ? linkExpires : now + triedFor;
}
