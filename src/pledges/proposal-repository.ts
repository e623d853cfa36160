import { and, eq, lte, max, sql } from 'drizzle-orm';
import { pledge, proposal } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import { type Executor, prepared, preparedInsert } from '#platform/database.ts';
import type { Proposal } from './pledge.ts';

type Row = typeof proposal.$inferSelect;

const byId = prepared((database) =>
  database
    .select()
    .from(proposal)
    .where(eq(proposal.id, sql.placeholder('id')))
    .prepare(),
);
const bySubmitId = prepared((database) =>
  database
    .select()
    .from(proposal)
    .where(eq(proposal.submitId, sql.placeholder('submitId')))
    .prepare(),
);
const insert = preparedInsert(proposal);
const confirm = prepared((tx) =>
  tx
    .update(proposal)
    .set({ confirmedAt: sql`${sql.placeholder('now')}` })
    .where(eq(proposal.id, sql.placeholder('id')))
    .prepare(),
);

export function proposalById(database: Executor, id: string): Proposal | null {
  return readRow(byId(database).get({ id }));
}

export function proposalBySubmitId(database: Executor, submitId: string): Proposal | null {
  return readRow(bySubmitId(database).get({ submitId }));
}

export function proposalsSince(database: Executor, pledgeId: string, since: Instant): Proposal[] {
  return database
    .select()
    .from(proposal)
    .where(and(eq(proposal.pledgeId, pledgeId), sql`${proposal.createdAt} > ${since}`))
    .orderBy(sql`${proposal.createdAt} desc`)
    .all()
    .flatMap((row) => readRow(row) ?? []);
}

export function insertProposal(tx: Executor, given: Proposal & { submitId: string }, now: Instant): void {
  const { id, pledgeId, submitId, statement, consent, epoch, expiresAt } = given;
  insert(tx, {
    id,
    pledgeId,
    submitId,
    ...statement,
    consentWording: consent.wording,
    consentAt: consent.at,
    epoch,
    createdAt: now,
    expiresAt,
  });
}

export function markProposalConfirmed(tx: Executor, id: string, now: Instant): void {
  confirm(tx).run({ id, now });
}

export function extendProposal(tx: Executor, id: string, expiresAt: Instant): void {
  tx.update(proposal).set({ expiresAt }).where(eq(proposal.id, id)).run();
}

export function deleteProposal(tx: Executor, id: string): void {
  tx.delete(proposal).where(eq(proposal.id, id)).run();
}

export function deleteProposalsOf(tx: Executor, pledgeId: string): void {
  tx.delete(proposal).where(eq(proposal.pledgeId, pledgeId)).run();
}

/** At most `most` pending pledges whose newest link ended at `before` or earlier. */
export function pendingEndedBefore(database: Executor, before: Instant, most: number): string[] {
  return database
    .select({ id: pledge.id })
    .from(pledge)
    .innerJoin(proposal, eq(proposal.pledgeId, pledge.id))
    .where(eq(pledge.state, 'pending'))
    .groupBy(pledge.id)
    .having(lte(max(proposal.expiresAt), before))
    .limit(most)
    .all()
    .map(({ id }) => id);
}

function readRow(row: Row | undefined): Proposal | null {
  if (!row) return null;
  const { id, pledgeId, epoch, expiresAt, confirmedAt } = row;
  const { pledgingAs, name, role, organisation, sector, nation, listed, updates } = row;
  return {
    id,
    pledgeId,
    statement: { pledgingAs, name, role, organisation, sector, nation, listed, updates },
    consent: { wording: row.consentWording, at: row.consentAt },
    epoch,
    expiresAt,
    confirmedAt,
  };
}
