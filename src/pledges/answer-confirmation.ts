import type { Context } from '#platform/context.ts';
import { confirmPledge } from './confirm-pledge.ts';
import { type Confirmation, readConfirmation } from './confirmation.ts';
import { neverWriteAgain } from './never-write.ts';
import { privatePath } from './pledge-links.ts';
import { refusePledge } from './refuse-pledge.ts';
import { renewLink } from './renew-link.ts';

export type ConfirmationAnswer = { title: string } & (
  | Exclude<Confirmation, { outcome: 'open' | 'expired' }>
  /** `asked`: a new link was asked for, and is not needed. */
  | (Extract<Confirmation, { outcome: 'open' }> & { asked: boolean })
  | { outcome: 'expired' }
  /** It is done; the signer's page is at `path`. */
  | { outcome: 'confirmed'; path: string }
  /** `page`: the new link goes to the signer's own page. */
  | { outcome: 'renewed'; page: boolean }
  | { outcome: 'refused'; counts: boolean; offer: string }
  | { outcome: 'never' }
);

const unknown = { outcome: 'unknown', title: 'This link leads nowhere' } as const;

/**
 * What a confirming link's page answers. Without a post it only shows. A post confirms, unless its field `act` says
 * `renew`, `not-me` or `never`; it needs no body.
 */
export async function answerConfirmation(
  context: Context,
  token: string,
  posted: FormData | null,
): Promise<ConfirmationAnswer> {
  const act = posted && String(posted.get('act') ?? 'confirm');
  if (posted && act === 'not-me') return await refuse(context, token);
  if (posted && act === 'never') return await never(context, token, String(posted.get('offer') ?? ''));
  if (posted && act === 'renew') return await renew(context, token);
  return posted ? await confirm(context, token) : show(context, token);
}

function show(context: Context, token: string, asked = false): ConfirmationAnswer {
  const link = readConfirmation(context, token);
  if (link.outcome === 'unknown') return unknown;
  if (link.outcome === 'expired') return { outcome: 'expired', title: 'This link has ended' };
  if (link.outcome === 'done') return { ...link, title: 'Your pledge is confirmed' };
  return { ...link, asked, title: asked ? 'This link still works' : 'Confirm your pledge' };
}

async function confirm(context: Context, token: string): Promise<ConfirmationAnswer> {
  const ending = await confirmPledge(context, token);
  if (ending.outcome !== 'confirmed') return show(context, token);
  return { outcome: 'confirmed', path: privatePath(context, ending.pledgeId), title: 'Your pledge is confirmed' };
}

async function renew(context: Context, token: string): Promise<ConfirmationAnswer> {
  const renewed = await renewLink(context, token);
  if (renewed === 'unknown') return unknown;
  if (renewed === 'still-works') return show(context, token, true);
  return { outcome: 'renewed', page: renewed === 'to-page', title: 'A new link is on its way' };
}

async function refuse(context: Context, token: string): Promise<ConfirmationAnswer> {
  const ending = await refusePledge(context, token);
  return ending.outcome === 'refused' ? { ...ending, title: 'It is deleted' } : unknown;
}

async function never(context: Context, token: string, offer: string): Promise<ConfirmationAnswer> {
  const done = await neverWriteAgain(context, token, offer);
  return done ? { outcome: 'never', title: 'We will not write again' } : unknown;
}
