import { eq, sql } from 'drizzle-orm';
import { pledge } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import { type Executor, prepared, preparedInsert } from '#platform/database.ts';
import type { Consent, LivingPledge, Pledge, Statement } from './pledge.ts';

type Row = typeof pledge.$inferSelect;

export interface NewPledge {
  id: string;
  edition: number;
  state: 'pending' | 'held';
  address: { address: string; key: string };
  statement: Statement;
  consent: Consent;
}

const byId = prepared((database) =>
  database
    .select()
    .from(pledge)
    .where(eq(pledge.id, sql.placeholder('id')))
    .prepare(),
);
const byAddress = prepared((database) =>
  database
    .select()
    .from(pledge)
    .where(eq(pledge.addressKey, sql.placeholder('addressKey')))
    .prepare(),
);
const insert = preparedInsert(pledge);

export function pledgeById(database: Executor, id: string): Pledge | null {
  const row = byId(database).get({ id });
  return row ? readRow(row) : null;
}

export function pledgeByAddress(database: Executor, addressKey: string): LivingPledge | null {
  const row = byAddress(database).get({ addressKey });
  return row ? (readRow(row) as LivingPledge) : null;
}

export function insertPledge(tx: Executor, given: NewPledge, now: Instant): void {
  const { id, edition, state, address, statement, consent } = given;
  insert(tx, {
    id,
    edition,
    state,
    origin: 'web',
    ...columnsOf(statement, consent),
    email: address.address,
    addressKey: address.key,
    createdAt: now,
    updatedAt: now,
  });
}

/** Makes a pledge say what was just confirmed for it, under its number. */
export function acceptStatement(
  tx: Executor,
  id: string,
  accepted: { statement: Statement; consent: Consent; ordinal: number; confirmedAt: Instant; now: Instant },
): void {
  const { statement, consent, ordinal, confirmedAt, now } = accepted;
  tx.update(pledge)
    .set({
      ...columnsOf(statement, consent),
      state: 'confirmed',
      ordinal,
      confirmedAt,
      withdrawnAt: null,
      updatedAt: now,
    })
    .where(eq(pledge.id, id))
    .run();
}

/** Makes a confirmed pledge say what its signer put right. What they agreed to, and when, stays. */
export function correctRow(
  tx: Executor,
  id: string,
  { statement, personalCapacity }: { statement: Statement; personalCapacity: boolean },
  now: Instant,
): void {
  tx.update(pledge)
    .set({ ...statement, personalCapacity, updatedAt: now })
    .where(eq(pledge.id, id))
    .run();
}

/** A held pledge waits for its confirmation like any other. */
export function releasePledge(tx: Executor, id: string, now: Instant): void {
  tx.update(pledge).set({ state: 'pending', updatedAt: now }).where(eq(pledge.id, id)).run();
}

export function withdrawRow(tx: Executor, id: string, now: Instant): void {
  tx.update(pledge)
    .set({ state: 'withdrawn', withdrawnAt: now, updatedAt: now, epoch: sql`${pledge.epoch} + 1` })
    .where(eq(pledge.id, id))
    .run();
}

export function setChoice(
  tx: Executor,
  id: string,
  choice: { listed: boolean } | { updates: boolean },
  now: Instant,
): void {
  tx.update(pledge)
    .set({ ...choice, updatedAt: now })
    .where(eq(pledge.id, id))
    .run();
}

export function deletePledge(tx: Executor, id: string): void {
  tx.delete(pledge).where(eq(pledge.id, id)).run();
}

/** Leaves of a pledge only that it was there: its id, number and times. */
export function eraseRow(tx: Executor, id: string, now: Instant): void {
  const nothing = {
    name: null,
    email: null,
    addressKey: null,
    role: null,
    organisation: null,
    sector: null,
    nation: null,
  };
  tx.update(pledge)
    .set({
      ...nothing,
      state: 'erased',
      listed: false,
      updates: false,
      source: null,
      hiddenBy: null,
      pictureChoices: null,
      erasedAt: now,
      updatedAt: now,
    })
    .where(eq(pledge.id, id))
    .run();
}

function columnsOf(statement: Statement, consent: Consent) {
  return { ...statement, consentWording: consent.wording, consentAt: consent.at };
}

function readRow(row: Row): Pledge {
  const { id, state, ordinal, confirmedAt, withdrawnAt } = row;
  if (state === 'erased') return { state, id, ordinal };
  const { email, personalCapacity, epoch, createdAt } = row;
  const living = { id, email, statement: statementOf(row), personalCapacity, epoch, createdAt };
  if (state === 'confirmed' && ordinal !== null && confirmedAt !== null)
    return { ...living, state, ordinal, confirmedAt };
  if (state === 'withdrawn') return { ...living, state, ordinal, withdrawnAt: withdrawnAt ?? row.updatedAt };
  if (state === 'invalidated') return { ...living, state, ordinal };
  if (state === 'confirmed') throw new Error('A confirmed pledge has no number');
  return { ...living, state };
}

function statementOf(row: Row): Statement {
  const { pledgingAs, role, organisation, sector, nation, listed, updates } = row;
  return { pledgingAs, name: row.name ?? '', role, organisation, sector, nation, listed, updates };
}
