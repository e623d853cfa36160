import { and, eq, gte, inArray, ne, or, sql } from 'drizzle-orm';
import { outbox } from '#db/schema/index.ts';
import { blankFinal, recordChange } from '#mail/delivery-repository.ts';
import type { Instant } from '#platform/clock.ts';
import { type Executor, prepared } from '#platform/database.ts';
import { countedFor, type PastMail, strangersMail } from './mail-turn.ts';

const countedSince = prepared((database) =>
  database
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.addressHash, sql.placeholder('addressHash')),
        inArray(outbox.kind, [...strangersMail]),
        ne(outbox.state, 'cancelled'),
        or(gte(outbox.createdAt, sql.placeholder('since')), gte(outbox.sentAt, sql.placeholder('since'))),
      ),
    )
    .prepare(),
);
const byDedupeKey = prepared((database) =>
  database
    .select({ id: outbox.id })
    .from(outbox)
    .where(eq(outbox.dedupeKey, sql.placeholder('dedupeKey')))
    .prepare(),
);

/** The mails to an address that count against its share, whichever pledge they were about; what was cancelled does not. */
export function pastMails(database: Executor, addressHash: string, now: Instant): PastMail[] {
  const mails = countedSince(database).all({ addressHash, since: now - countedFor });
  return mails.map(({ id, state, attempts, nextAt, sentAt }) => {
    const waits = state === 'queued' && attempts === 0 && nextAt > now;
    return { id, at: sentAt ?? (waits ? nextAt : Math.min(nextAt, now)), waits };
  });
}

export function isQueued(database: Executor, dedupeKey: string): boolean {
  return byDedupeKey(database).get({ dedupeKey }) !== undefined;
}

/** Takes waiting mails back because a newer one has taken their turn. */
export function replaceWaiting(tx: Executor, ids: readonly string[], now: Instant): void {
  for (const id of ids) {
    const waiting = and(eq(outbox.id, id), eq(outbox.state, 'queued'));
    if (tx.update(outbox).set(blankFinal('cancelled')).where(waiting).run().changes > 0)
      recordChange(tx, { outboxId: id, at: now, fromState: 'queued', toState: 'cancelled', class: 'replaced' });
  }
}
