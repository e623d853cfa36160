import type { Context } from '#platform/context.ts';
import { type PledgeState, readPage } from './pledge-page-repository.ts';

export type PledgeRecord = ReturnType<typeof readPage>[number];

const pageLength = 1_000;

/**
 * Every pledge in these states, a page at a time in the order they came in, so that memory holds one page however many
 * there are. Each page is as things stand when it is asked for.
 */
export function* readPledgePages(context: Context, states: readonly PledgeState[]): Generator<PledgeRecord[], void> {
  let after = '';
  for (;;) {
    const page = readPage(context.database, states, after, pageLength);
    if (page.length > 0) yield page;
    if (page.length < pageLength) return;
    after = (page.at(-1) as PledgeRecord).id;
  }
}
