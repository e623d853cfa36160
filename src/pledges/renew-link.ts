import { hour, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { readEmailAddress } from '#platform/email-address.ts';
import { readConfirmation } from './confirmation.ts';
import { isQueued } from './mail-turn-repository.ts';
import { confirmLink, linkLife, privateLink } from './pledge-links.ts';
import { alreadyPledgedMail, newLinkMail } from './pledge-mail.ts';
import { extendProposal } from './proposal-repository.ts';
import { queueStrangersMail } from './queue-mail.ts';
import { isSuppressed } from './suppression-repository.ts';

export type Renewed = 'to-confirm' | 'to-page' | 'still-works' | 'unknown';

/**
 * Mails a new link in place of one that has ended: for the same submission, or to the signer's own page when that is
 * confirmed. Nothing is sent for a link that still works.
 */
export async function renewLink(context: Context, token: string): Promise<Renewed> {
  const now = context.clock.now();
  return await context.write((tx) => renew(context, tx, token, now));
}

function renew(context: Context, tx: Executor, token: string, now: Instant): Renewed {
  const ended = readConfirmation(context, token, tx);
  const used = ended.outcome === 'done' && ended.ended;
  if (ended.outcome === 'unknown') return 'unknown';
  if (ended.outcome !== 'expired' && !used) return 'still-works';
  const renewed = used ? 'to-page' : 'to-confirm';
  const { pledge, proposal } = ended;
  const address = readEmailAddress(pledge.email ?? '');
  const expiresAt = now + linkLife;
  // Pressed twice is asked for once: within the hour the first new link is on its way.
  const dedupeKey = `new-link:${proposal.id}:${Math.floor(now / hour)}`;
  if (!address || isQueued(tx, dedupeKey) || isSuppressed(tx, context.keys.hashAddress(address.key), now))
    return renewed;

  const { origin } = context;
  const to = address.address;
  if (!used) extendProposal(tx, proposal, expiresAt);
  const message = used
    ? alreadyPledgedMail({ to, privateLink: privateLink(context, pledge.id), change: null, origin })
    : newLinkMail({ to, link: { url: confirmLink(context, { ...proposal, expiresAt }), expiresAt }, origin });
  const terms = { pledgeId: pledge.id, dedupeKey, now, linkExpires: expiresAt };
  queueStrangersMail(context, tx, { message, terms, wished: now });
  return renewed;
}
