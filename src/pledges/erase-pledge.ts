import { pruneMailbox } from '#mail/mailbox.ts';
import type { Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { readEmailAddress } from '#platform/email-address.ts';
import { blankPledge } from './blank-pledge.ts';
import { countDay } from './counter-repository.ts';
import { findMyPledge } from './my-pledge.ts';
import { removeFiles } from './picture-wish.ts';
import { erasureReceipt } from './private-page-mail.ts';
import { queueMail } from './queue-mail.ts';
import { suppressForever } from './suppression-repository.ts';

/**
 * Erases all that is held about the signer of a private link: only the number and the times stay. One receipt goes out,
 * and a keyed hash of the address stays if they never want to be written to again. False when the link leads nowhere.
 */
export async function erasePledge(context: Context, token: string, neverWrite: boolean): Promise<boolean> {
  const now = context.clock.now();
  const mine = findMyPledge(context, token);
  if (!mine) return false;
  // First, so that a backup from before can never bring back what is gone from here.
  await context.ledgers.erasures.append({ at: now, id: mine.id });
  const stale = await context.write((tx) => erase(context, tx, { token, neverWrite, now }));
  await removeFiles(context, stale ?? []);
  await pruneMailbox(context);
  return stale !== null;
}

function erase(
  context: Context,
  tx: Executor,
  { token, neverWrite, now }: { token: string; neverWrite: boolean; now: Instant },
): string[] | null {
  const pledge = findMyPledge(context, token, tx);
  const stale = pledge && blankPledge(tx, pledge.id, { actor: 'owner', at: now });
  if (!pledge || !stale) return null;
  if (pledge.state === 'confirmed') countDay(tx, 'withdrawn', now);
  const address = readEmailAddress(pledge.email ?? '');
  if (!address) return stale;
  if (neverWrite) suppressForever(tx, context.keys.hashAddress(address.key), now);
  const message = erasureReceipt({ to: address.address, neverWrite, origin: context.origin });
  queueMail(context, tx, message, { pledgeId: pledge.id, dedupeKey: `erased:${pledge.id}`, now });
  return stale;
}
