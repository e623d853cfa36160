import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How a network's posts are to be treated: as usual, with their mails slowed, or refused until later. */
export type Pace = 'usual' | 'slow' | 'refuse';

export interface RateLimits {
  /** Counts one post of a network (`networkOf`) and says how to treat it. Nothing of it is stored on disk. */
  countPost(network: string): Promise<Pace>;
}

const tenMinutes = 600;
const slowAbove = 30;
const refuseAbove = 300;

/** Per-network counts, in memory only. With `on` false everything is as usual. */
export function createRateLimits(on: boolean): RateLimits {
  const posts = new RateLimiterMemory({ points: refuseAbove, duration: tenMinutes });
  return {
    countPost: async (network) => {
      if (!on) return 'usual';
      const { consumedPoints } = await posts.penalty(network);
      if (consumedPoints > refuseAbove) return 'refuse';
      return consumedPoints > slowAbove ? 'slow' : 'usual';
    },
  };
}
