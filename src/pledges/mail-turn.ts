import type { MailKind } from '#mail/message.ts';
import { day, type Instant, minute } from '#platform/clock.ts';

/** The mails that a stranger can have sent to an address by typing it. Only they are counted. */
export const strangersMail: readonly MailKind[] = ['confirm', 'already-pledged', 'new-link'];

export interface PastMail {
  id: string;
  /** When it left, or was or is to leave. */
  at: Instant;
  /** Still to have its turn, and so open to be replaced. */
  waits: boolean;
}

/** How far back mails are counted. */
export const countedFor = 30 * day;

const gap = 10 * minute;
const mostInADay = 3;
const mostInAMonth = 5;

/**
 * When the next mail to an address may leave, and which waiting mails it replaces; null when it has had its share.
 * `wished` is the soonest the sender wants; `scale` shortens the gap between two mails.
 */
export function nextTurn(
  past: readonly PastMail[],
  { now, wished, scale }: { now: Instant; wished: Instant; scale: number },
): { at: Instant; replaces: string[] } | null {
  const waiting = past.filter((mail) => mail.waits);
  const gone = past.filter((mail) => !mail.waits);
  if (gone.filter((mail) => mail.at > now - day).length >= mostInADay) return null;
  if (gone.filter((mail) => mail.at > now - countedFor).length >= mostInAMonth) return null;
  const free = Math.max(wished, ...gone.map((mail) => mail.at + gap * scale));
  // A turn is kept by whoever comes into it, or a flood of forms could put it off for ever.
  return { at: Math.min(free, ...waiting.map((mail) => mail.at)), replaces: waiting.map((mail) => mail.id) };
}
