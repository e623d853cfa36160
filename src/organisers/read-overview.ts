import { type MailHealth, readMailHealth } from '#mail/read-mail-health.ts';
import type { Context } from '#platform/context.ts';
import { readLastDays, readTallies, type Tallies } from '#pledges/read-tallies.ts';

export interface Overview {
  tallies: Tallies;
  mail: MailHealth;
  /** The last 30 days in London, today's last. */
  days: ReturnType<typeof readLastDays>;
}

/**
 * What an organiser sees at a glance. Its cost grows with the mails that wait and the mails of one day, which it counts
 * by index, and not with the pledges, of which there are running totals.
 */
export function readOverview(context: Context): Overview {
  return { tallies: readTallies(context), mail: readMailHealth(context), days: readLastDays(context, 30) };
}
