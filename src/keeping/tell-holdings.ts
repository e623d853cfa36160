import { type Instant, londonTimeInWords } from '#platform/clock.ts';
import type { Holdings } from './holdings-repository.ts';

/** What a database holds, in a line for each thing that an operator would check. */
export function tellHoldings({ pledges, openMails, newestAt, drift }: Holdings): string[] {
  const { confirmed = 0, pending = 0, withdrawn = 0, held = 0 } = pledges;
  return [
    `  pledges: ${confirmed} confirmed, ${pending} waiting, ${withdrawn} withdrawn, ${held} held`,
    `  mails still to go: ${openMails}`,
    `  newest event: ${tellTime(newestAt)}`,
    ...(drift.length > 0 ? [`  WARNING: kept totals and rows disagree in ${drift.join(', ')}`] : []),
  ];
}

export function tellTime(at: Instant | null): string {
  return at === null ? 'none yet' : `${londonTimeInWords(at)} (London)`;
}
