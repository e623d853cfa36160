import { releasePack } from '#mail/outbox-repository.ts';
import { type Instant, minute } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { packAttachments } from './pack-attachments.ts';
import { packMail } from './pack-mail.ts';
import type { ConfirmedPledge } from './pledge.ts';
import { privateLink } from './pledge-links.ts';
import { queueMail } from './queue-mail.ts';

/** How long the pack waits for its pictures before it leaves without them. */
const picturesWithin = 2 * minute;

/** Queues the mail with a signer's pictures: it leaves at once if they are drawn, else with them, or without in time. */
export function queuePack(
  context: Context,
  tx: Executor,
  { pledge, dedupeKey, now }: { pledge: ConfirmedPledge; dedupeKey: string; now: Instant },
): void {
  const { id, email } = pledge;
  if (email === null) return;
  const message = packMail({ ...pledge, to: email, privateLink: privateLink(context, id), origin: context.origin });
  queueMail(context, tx, message, { pledgeId: id, dedupeKey, now, nextAt: now + picturesWithin });
  const drawn = packAttachments(tx, id);
  if (drawn) releasePack(tx, id, drawn, now);
}
