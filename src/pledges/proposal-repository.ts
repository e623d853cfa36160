import { and, eq, inArray, isNull, lte, notInArray, sql } from 'drizzle-orm';
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
// Only what still waits has use for it: a stranger's form leaves a confirmed pledge as it is.
const moveLinkEnd = prepared((tx) =>
  tx
    .update(pledge)
    .set({ linkEndsAt: sql`${sql.placeholder('expiresAt')}` })
    .where(and(eq(pledge.id, sql.placeholder('pledgeId')), inArray(pledge.state, ['pending', 'held'])))
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

/** A submission's words, and their link as the newest of the pledge. */
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
  moveLinkEnd(tx).run({ pledgeId, expiresAt });
}

export function markProposalConfirmed(tx: Executor, id: string, now: Instant): void {
  confirm(tx).run({ id, now });
}

/** Gives a submission a new link, then the newest of the pledge, to end at `expiresAt`. */
export function extendProposal(tx: Executor, { id, pledgeId }: Proposal, expiresAt: Instant): void {
  tx.update(proposal).set({ expiresAt }).where(eq(proposal.id, id)).run();
  moveLinkEnd(tx).run({ pledgeId, expiresAt });
}

export function deleteProposal(tx: Executor, id: string): void {
  tx.delete(proposal).where(eq(proposal.id, id)).run();
}

export function deleteProposalsOf(tx: Executor, pledgeId: string): void {
  tx.delete(proposal).where(eq(proposal.pledgeId, pledgeId)).run();
}

/**
 * At most `most` submissions that nobody confirmed, whose link ended at `before` or earlier, of pledges that do not
 * wait for them.
 */
export function unansweredBefore(database: Executor, before: Instant, most: number): string[] {
  return database
    .select({ id: proposal.id })
    .from(proposal)
    .innerJoin(pledge, eq(pledge.id, proposal.pledgeId))
    .where(and(unansweredSince(before), notInArray(pledge.state, ['pending', 'held'])))
    .limit(most)
    .all()
    .map(({ id }) => id);
}

/** Deletes a submission, unless it was confirmed since, or its link renewed. */
export function deleteUnanswered(tx: Executor, id: string, before: Instant): void {
  tx.delete(proposal)
    .where(and(eq(proposal.id, id), unansweredSince(before)))
    .run();
}

function unansweredSince(before: Instant) {
  return and(isNull(proposal.confirmedAt), lte(proposal.expiresAt, before));
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
