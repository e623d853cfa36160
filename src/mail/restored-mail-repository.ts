import { inArray } from 'drizzle-orm';
import { outbox } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import { blankFinal, changeMail, recordChange, unleased } from './delivery-repository.ts';

/**
 * What a restored database would send again: what the ledger of sent mails has (by Message-ID, with its time) is sent,
 * and everything else waits for an organiser, because nobody knows what became of it since. Says how many of each.
 */
export function settleRestoredMails(
  tx: Executor,
  sent: ReadonlyMap<string, Instant>,
  now: Instant,
): { sent: number; held: number } {
  const { id, state, lease, messageId } = outbox;
  const open = tx
    .select({ id, state, lease, messageId })
    .from(outbox)
    .where(inArray(state, ['queued', 'sending', 'held']))
    .all();
  const settled = { sent: 0, held: 0 };
  for (const mail of open) {
    const sentAt = sent.get(mail.messageId);
    const ending = sentAt === undefined ? 'held' : 'sent';
    settled[ending] += 1;
    if (mail.state === ending) continue;
    const change = sentAt === undefined ? { ...unleased, state: 'held' as const } : { ...blankFinal('sent'), sentAt };
    changeMail(tx, mail, { ...change, lastClass: 'restored' });
    recordChange(tx, { outboxId: mail.id, at: now, fromState: mail.state, toState: ending, class: 'restored' });
  }
  return settled;
}
