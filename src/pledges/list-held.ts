import { fileName } from '#assets/file-name.ts';
import { picturesOf } from '#assets/picture-repository.ts';
import type { Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { rowsOfPledge } from './held-repository.ts';
import { findMyPledge } from './my-pledge.ts';

/**
 * All that is held about the signer of a private link, for them to take along: plain JSON, times as ISO 8601 in UTC.
 * Null when the link leads nowhere.
 */
export function listHeld(context: Context, token: string): object | null {
  const mine = findMyPledge(context, token);
  if (!mine) return null;
  const { pledge, proposals, events, mails } = rowsOfPledge(context.database, mine.id);
  if (!pledge) return null;
  const { epoch: _, addressKey: comparedAs, ...held } = pledge;
  return {
    asOf: time(context.clock.now()),
    pledge: { ...inWords(held), addressComparedAs: comparedAs },
    formsSent: proposals.map(({ epoch: _, submitId: __, pledgeId: ___, ...said }) => inWords(said)),
    history: events.map(({ at, actor, action }) => ({ at: time(at), actor, action })),
    mails: mails.map(inWords),
    pictures: picturesOf(context.database, mine.id).map(({ card, state, bytes }) => ({
      fileName: fileName(card),
      ...card,
      state,
      bytes,
    })),
  };
}

function inWords(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, name.endsWith('At') ? time(value as Instant | null) : value]),
  );
}

function time(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
