import { eq } from 'drizzle-orm';
import { outbox, pledge, pledgeEvent, proposal } from '#db/schema/index.ts';
import type { Executor } from '#platform/database.ts';

/** Every row that is about one pledge, but for its pictures: as it is stored, bodies of mails left out. */
export function rowsOfPledge(database: Executor, id: string) {
  const { kind, state, createdAt, sentAt } = outbox;
  return {
    pledge: database.select().from(pledge).where(eq(pledge.id, id)).get(),
    proposals: database.select().from(proposal).where(eq(proposal.pledgeId, id)).orderBy(proposal.createdAt).all(),
    events: database.select().from(pledgeEvent).where(eq(pledgeEvent.pledgeId, id)).orderBy(pledgeEvent.at).all(),
    mails: database
      .select({ kind, state, createdAt, sentAt })
      .from(outbox)
      .where(eq(outbox.pledgeId, id))
      .orderBy(createdAt)
      .all(),
  };
}
