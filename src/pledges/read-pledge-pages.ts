import type { Context } from '#platform/context.ts';
import { type PledgeState, readPage } from './pledge-page-repository.ts';

export type PledgeRecord = ReturnType<typeof readPage>[number];

/** Few enough that whoever asks for a page of the site meanwhile waits for milliseconds only. */
const pageLength = 250;

/**
 * Every pledge in these states, a page at a time in the order they came in, so that memory holds one page however many
 * there are. Each page is as things stand when it is asked for.
 */
export function* readPledgePages(context: Context, states: readonly PledgeState[]): Generator<PledgeRecord[], void> {
  let after = '';
  for (;;) {
    const page = readPage(context.database, after, pageLength);
    yield page.filter(({ state }) => states.includes(state));
    if (page.length < pageLength) return;
    after = (page.at(-1) as PledgeRecord).id;
  }
}
