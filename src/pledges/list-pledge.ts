import type { Context } from '#platform/context.ts';
import { findMyPledge } from './my-pledge.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { setChoice } from './pledge-repository.ts';

/** Shows a confirmed pledge in the public list, or hides it. False when the link is not one of a confirmed pledge. */
export async function listPledge(context: Context, token: string, listed: boolean): Promise<boolean> {
  const now = context.clock.now();
  return await context.write((tx) => {
    const pledge = findMyPledge(context, token, tx);
    if (pledge?.state !== 'confirmed') return false;
    if (pledge.statement.listed === listed) return true;
    setChoice(tx, pledge.id, { listed }, now);
    recordEvent(tx, { pledgeId: pledge.id, actor: 'owner', action: listed ? 'listed' : 'unlisted' }, now);
    return true;
  });
}
