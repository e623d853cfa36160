import {
  type Claim,
  claimPicture,
  hasDuePicture,
  isReferredTo,
  moveContent,
  pictureByContent,
  settleDrawn,
  settleFailed,
} from '#assets/picture-repository.ts';
import { renderCard } from '#assets/render-card.ts';
import { releasePack } from '#mail/outbox-repository.ts';
import { paths } from '#paths.ts';
import { type Instant, minute, second } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { describeError } from '#platform/log.ts';
import { packAttachments } from './pack-attachments.ts';
import { goesByMail } from './pledge-pictures.ts';

const lanes = 2;
const mostAtOnce = 24;
const lease = minute;
const pauses = [10 * second, minute];
const redrawing = new Map<string, Promise<Buffer | null>>();

/**
 * Draws pictures that are due, two at a time and at most 24, and says how many were drawn. A pack whose pictures are
 * then all there leaves with them.
 */
export async function drawWantedPictures(context: Context): Promise<number> {
  const drawn = await Promise.all(Array.from({ length: lanes }, () => drawInTurn(context, mostAtOnce / lanes)));
  return drawn.reduce((sum, one) => sum + one, 0);
}

/**
 * The bytes of a picture whose file is missing, drawn anew; null when no pledge has such a picture. Whoever asks for it
 * meanwhile gets the same drawing. Where it cannot be kept, it is drawn for this answer only.
 */
export function redrawPicture(context: Context, contentKey: string): Promise<Buffer | null> {
  const underWay = redrawing.get(contentKey);
  if (underWay) return underWay;
  const drawing = redraw(context, contentKey).finally(() => redrawing.delete(contentKey));
  redrawing.set(contentKey, drawing);
  return drawing;
}

async function redraw(context: Context, contentKey: string): Promise<Buffer | null> {
  const lost = pictureByContent(context.database, contentKey);
  if (!lost) return null;
  const { bytes, extension } = await renderCard(lost.card, licencePage(context));
  try {
    const key = await context.pictures.put(bytes, extension);
    if (key !== contentKey)
      await context.write((tx) => moveContent(tx, contentKey, { contentKey: key, bytes: bytes.length }));
  } catch (error) {
    context.log.warn(describeError(error), 'a picture drawn anew could not be kept');
  }
  return bytes;
}

async function drawInTurn(context: Context, most: number): Promise<number> {
  let drawn = 0;
  for (let turn = 0; turn < most; turn++) {
    const now = context.clock.now();
    // Looked up first, so that an idle worker takes no write lock.
    const claim = hasDuePicture(context.database, now)
      ? await context.write((tx) => claimPicture(tx, now, now + lease))
      : null;
    if (!claim) break;
    if (await draw(context, claim)) drawn += 1;
  }
  return drawn;
}

async function draw(context: Context, claim: Claim): Promise<boolean> {
  try {
    const { bytes, extension } = await renderCard(claim.card, licencePage(context));
    const contentKey = await context.pictures.put(bytes, extension);
    const now = context.clock.now();
    const settled = await context.write((tx) => settle(tx, claim, { contentKey, bytes: bytes.length, now }));
    if (!settled && !isReferredTo(context.database, contentKey)) await context.pictures.remove(contentKey);
    return settled;
  } catch (error) {
    await giveBack(context, claim, error);
    return false;
  }
}

function settle(tx: Executor, claim: Claim, drawn: { contentKey: string; bytes: number; now: Instant }): boolean {
  if (!settleDrawn(tx, claim, drawn)) return false;
  const pack = goesByMail(claim.card) ? packAttachments(tx, claim.pledgeId) : null;
  if (pack) releasePack(tx, claim.pledgeId, pack, drawn.now);
  return true;
}

async function giveBack(context: Context, claim: Claim, error: unknown): Promise<void> {
  const pause = pauses[claim.attempts - 1];
  const nextAt = pause === undefined ? null : context.clock.now() + pause;
  await context.write((tx) => settleFailed(tx, claim, nextAt && Math.round(nextAt)));
  const { template, format } = claim.card;
  const line = { pictureId: claim.id, template, format, attempts: claim.attempts, ...describeError(error) };
  context.log.error(line, nextAt === null ? 'a picture was given up' : 'a picture could not be drawn');
}

/** Where a picture's metadata says what it may be used for. */
function licencePage({ origin }: Context): string {
  return origin + paths.kit();
}
