import type { Context } from '#platform/context.ts';

/**
 * The status of a page whose link leads nowhere. It counts against the network, and above a hundred in ten minutes it is
 * 429; links that lead somewhere open all the while, so that nobody shares a guesser's fate.
 */
export async function deadLinkStatus({ limits }: Pick<Context, 'limits'>, network: string): Promise<404 | 429> {
  return (await limits.countGuess(network)) === 'refuse' ? 429 : 404;
}
