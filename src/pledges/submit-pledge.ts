import { consent as currentConsent } from '#content/edition.ts';
import { type Instant, londonDay, minute, second } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { newId } from '#platform/identifier.ts';
import { describeError } from '#platform/log.ts';
import type { Pace } from '#platform/rate-limit.ts';
import { isUnavailable } from '#platform/writer.ts';
import { countDay, moveCounter } from './counter-repository.ts';
import { isQueued } from './mail-turn-repository.ts';
import { type LivingPledge, type Proposal, saysTheSame } from './pledge.ts';
import { recordEvent } from './pledge-event-repository.ts';
import type { Submission } from './pledge-form.ts';
import { confirmLink, linkLife, privateLink } from './pledge-links.ts';
import { alreadyPledgedMail, confirmMail } from './pledge-mail.ts';
import { insertPledge, pledgeByAddress, releasePledge } from './pledge-repository.ts';
import { insertProposal, proposalBySubmitId, proposalsSince } from './proposal-repository.ts';
import { queueStrangersMail } from './queue-mail.ts';
import { isSuppressed } from './suppression-repository.ts';

const tooFast = 2 * second;
const againWithin = 10 * minute;

/** `busy`: nothing was taken in, because the database or the disk did not let us; the same post later may work. */
export type Submitted = { outcome: 'taken' } | { outcome: 'busy' };

/**
 * Takes in what a form said. Whatever is known of the address, the outcome is the same: only its owner learns more, by
 * mail. The same submission again changes nothing.
 */
export async function submitPledge(context: Context, submission: Submission, pace: Pace): Promise<Submitted> {
  try {
    await context.write((tx) => take(context, tx, { submission, pace, now: context.clock.now() }));
    return { outcome: 'taken' };
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    context.log.warn(describeError(error), 'a pledge could not be taken in now');
    return { outcome: 'busy' };
  }
}

function take(context: Context, tx: Executor, given: { submission: Submission; pace: Pace; now: Instant }): void {
  const { submission, pace, now } = given;
  if (isRepeat(tx, submission, now)) return;
  const known = pledgeByAddress(tx, submission.address.key);
  const pledge = known ? reopen(tx, known, submission, now) : begin(tx, submission, now);
  const proposal = propose(tx, pledge, submission, now);
  if (submission.trapped || pledge.state === 'invalidated') return;
  if (isSuppressed(tx, context.keys.hashAddress(submission.address.key), now)) return;
  write(context, tx, { pledge, proposal, submission, wished: now + delay(context, submission, pace) });
}

function isRepeat(tx: Executor, { submitId, address, statement }: Submission, now: Instant): boolean {
  if (proposalBySubmitId(tx, submitId) || isQueued(tx, dedupeKeyOf(submitId))) return true;
  // The same words from a page opened anew, before the first mail can be missed: a press repeated, not another wish.
  const known = pledgeByAddress(tx, address.key);
  if (known?.state !== 'pending') return false;
  return proposalsSince(tx, known.id, now - againWithin).some((earlier) => saysTheSame(earlier.statement, statement));
}

function begin(tx: Executor, { address, statement, trapped }: Submission, now: Instant): LivingPledge {
  const id = newId(now);
  const state = trapped ? 'held' : 'pending';
  const edition = Number(londonDay(now).slice(0, 4));
  insertPledge(tx, { id, edition, state, address, statement, consent: consentAt(now) }, now);
  moveCounter(tx, { [state]: 1 }, now);
  countDay(tx, 'pledged', now);
  recordEvent(tx, { pledgeId: id, actor: 'visitor', action: trapped ? 'held' : 'submitted' }, now);
  return { id, state, email: address.address, statement, personalCapacity: false, epoch: 0, createdAt: now };
}

function reopen(tx: Executor, pledge: LivingPledge, { trapped }: Submission, now: Instant): LivingPledge {
  recordEvent(tx, { pledgeId: pledge.id, actor: 'visitor', action: trapped ? 'held' : 'submitted' }, now);
  if (pledge.state !== 'held' || trapped) return pledge;
  // What was held looked like a bot's; this looks like a person's, and the mail will tell.
  releasePledge(tx, pledge.id, now);
  moveCounter(tx, { held: -1, pending: 1 }, now);
  return { ...pledge, state: 'pending' };
}

function propose(
  tx: Executor,
  pledge: LivingPledge,
  { submitId, statement }: Submission,
  now: Instant,
): Proposal | null {
  if (pledge.state === 'confirmed' && saysTheSame(pledge.statement, statement)) return null;
  const proposal = {
    id: newId(now),
    pledgeId: pledge.id,
    statement,
    consent: consentAt(now),
    epoch: pledge.epoch,
    expiresAt: now + linkLife,
    confirmedAt: null,
  };
  insertProposal(tx, { ...proposal, submitId }, now);
  return proposal;
}

function write(
  context: Context,
  tx: Executor,
  given: { pledge: LivingPledge; proposal: Proposal | null; submission: Submission; wished: Instant },
): void {
  const { pledge, proposal, submission, wished } = given;
  const now = context.clock.now();
  const expiresAt = now + linkLife;
  const link = proposal && { url: confirmLink(context, proposal), expiresAt };
  // The address as it was first typed, and confirmed: a later form may have it in other capitals.
  const to = pledge.email ?? submission.address.address;
  const message =
    pledge.state === 'confirmed' || !link
      ? alreadyPledgedMail({ to, privateLink: privateLink(context, pledge.id), change: link, origin: context.origin })
      : confirmMail({ to, link, origin: context.origin });
  const dedupeKey = dedupeKeyOf(submission.submitId);
  queueStrangersMail(context, tx, {
    message,
    terms: { pledgeId: pledge.id, dedupeKey, now, linkExpires: expiresAt },
    wished,
  });
}

function delay({ config, clock }: Context, { renderedAt, submitId }: Submission, pace: Pace): number {
  const fast = config.limits && clock.now() - renderedAt < tooFast ? minute : 0;
  // Spread over ten minutes by the submission's own hash.
  const slow = pace === 'slow' ? minute + (Buffer.from(submitId, 'base64url').readUInt8(0) / 255) * 9 * minute : 0;
  return Math.round(Math.max(fast, slow) * config.outboxTimeScale);
}

function consentAt(at: Instant): { wording: string; at: Instant } {
  return { wording: currentConsent.version, at };
}

function dedupeKeyOf(submitId: string): string {
  return `submission:${submitId}`;
}
