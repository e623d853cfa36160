import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { picture } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import { type Executor, prepared, preparedInsert } from '#platform/database.ts';
import { newId } from '#platform/identifier.ts';
import type { Card } from './card.ts';

type Row = typeof picture.$inferSelect;

/** A picture wished for a signer. `contentKey` is where its bytes are kept, once drawn. */
export interface StoredPicture {
  id: string;
  pledgeId: string;
  card: Card;
  state: Row['state'];
  contentKey: string | null;
  bytes: number | null;
}

/** A picture that is being drawn by whoever holds this claim, until `leaseUntil`. */
export interface Claim {
  id: string;
  pledgeId: string;
  card: Card;
  /** This one included. */
  attempts: number;
  leaseUntil: Instant;
}

const insert = preparedInsert(picture);
const keysOf = prepared((database) =>
  database
    .select({ key: picture.contentKey })
    .from(picture)
    .where(eq(picture.pledgeId, sql.placeholder('pledgeId')))
    .prepare(),
);

// Few are being drawn at any moment, so that the state alone narrows it down.
const lostClaim = prepared((database) =>
  database
    .select()
    .from(picture)
    .where(and(eq(picture.state, 'drawing'), lte(picture.leaseUntil, sql.placeholder('now'))))
    .limit(1)
    .prepare(),
);
const longestWaiting = prepared((database) =>
  database
    .select()
    .from(picture)
    .where(and(eq(picture.state, 'wanted'), lte(picture.nextAt, sql.placeholder('now'))))
    .orderBy(asc(picture.nextAt), sql`rowid`)
    .limit(1)
    .prepare(),
);

export function insertPictures(
  tx: Executor,
  wishes: readonly { pledgeId: string; card: Card; nextAt: Instant }[],
  now: Instant,
): void {
  for (const { pledgeId, card, nextAt } of wishes) {
    const { template, format, colourway } = card;
    const wish = { pledgeId, template, format, colourway, card, nextAt };
    insert(tx, { id: newId(now), ...wish, state: 'wanted', createdAt: now });
  }
}

/** All pictures of a pledge, in the order in which they were wished for. */
export function picturesOf(database: Executor, pledgeId: string): StoredPicture[] {
  return database.select().from(picture).where(eq(picture.pledgeId, pledgeId)).orderBy(sql`rowid`).all().map(readRow);
}

export function pictureByContent(database: Executor, contentKey: string): StoredPicture | null {
  const row = database.select().from(picture).where(eq(picture.contentKey, contentKey)).get();
  return row ? readRow(row) : null;
}

export function hasDuePicture(database: Executor, now: Instant): boolean {
  return findDue(database, now) !== undefined;
}

/** Takes a picture whose last claim ran out, else the one that has waited longest; null when nothing is due. */
export function claimPicture(tx: Executor, now: Instant, leaseUntil: Instant): Claim | null {
  const found = findDue(tx, now);
  if (!found) return null;
  const attempts = found.attempts + 1;
  tx.update(picture).set({ state: 'drawing', attempts, leaseUntil }).where(eq(picture.id, found.id)).run();
  return { id: found.id, pledgeId: found.pledgeId, card: found.card as Card, attempts, leaseUntil };
}

/** False when the claim no longer holds: the picture was claimed anew, or nobody wants it any more. */
export function settleDrawn(
  tx: Executor,
  claim: Claim,
  { contentKey, bytes, now }: { contentKey: string; bytes: number; now: Instant },
): boolean {
  const drawn = { state: 'drawn', contentKey, bytes, drawnAt: now, leaseUntil: null } as const;
  return tx.update(picture).set(drawn).where(holds(claim)).run().changes > 0;
}

/** Has a failed picture tried again at `nextAt`, or given up (null). False when the claim no longer holds. */
export function settleFailed(tx: Executor, claim: Claim, nextAt: Instant | null): boolean {
  const failed = nextAt === null ? ({ state: 'failed' } as const) : ({ state: 'wanted', nextAt } as const);
  return (
    tx
      .update(picture)
      .set({ ...failed, leaseUntil: null })
      .where(holds(claim))
      .run().changes > 0
  );
}

/** Drawn anew under another key: the renderer has changed since. */
export function moveContent(
  tx: Executor,
  from: string,
  { contentKey, bytes }: { contentKey: string; bytes: number },
): void {
  tx.update(picture).set({ contentKey, bytes }).where(eq(picture.contentKey, from)).run();
}

export function isReferredTo(database: Executor, contentKey: string): boolean {
  return pictureByContent(database, contentKey) !== null;
}

/** Deletes the pictures of a pledge, and gives the content keys that no other picture has. */
export function removePictures(tx: Executor, pledgeId: string): string[] {
  const found = keysOf(tx).all({ pledgeId });
  if (found.length === 0) return [];
  const keys = found.flatMap(({ key }) => key ?? []);
  tx.delete(picture).where(eq(picture.pledgeId, pledgeId)).run();
  const kept = tx.select({ key: picture.contentKey }).from(picture).where(inArray(picture.contentKey, keys)).all();
  return keys.filter((key) => !kept.some((one) => one.key === key));
}

// Two queries: asked as one with `or`, SQLite sorts everything that is due to find the first.
function findDue(database: Executor, now: Instant): Row | undefined {
  return lostClaim(database).get({ now }) ?? longestWaiting(database).get({ now });
}

function holds(claim: Claim) {
  return and(
    eq(picture.id, claim.id),
    eq(picture.state, 'drawing'),
    eq(picture.leaseUntil, claim.leaseUntil),
    eq(picture.attempts, claim.attempts),
  );
}

function readRow(row: Row): StoredPicture {
  const { id, pledgeId, state, contentKey, bytes } = row;
  return { id, pledgeId, card: row.card as Card, state, contentKey, bytes };
}
