import { RateLimiterMemory } from 'rate-limiter-flexible';
import { widerNetworkOf } from './network.ts';

/** How a network's posts are to be treated: as usual, with their mails slowed, or refused until later. */
export type Pace = 'usual' | 'slow' | 'refuse';

/** Each counts one post of a network (`networkOf`) and says how to treat it. Nothing of it is stored on disk. */
export interface RateLimits {
  countPost(network: string): Promise<Pace>;
  /** Counted apart: a ward that pledges together, or a flood of pledges, locks no organiser out. */
  countSignIn(network: string): Promise<Pace>;
  /** Counts a link that leads nowhere: many from one network are guesses. */
  countGuess(network: string): Promise<Pace>;
}

const tenMinutes = 600;
const slowAbove = 30;
const refuseAbove = 300;
const mostGuesses = 100;
/** One customer of a provider can have a whole IPv6 /48, and an organisation has many /64 in it. */
const widerShare = 4;

/** Per-network counts, in memory only. With `on` false everything is as usual. */
export function createRateLimits(on: boolean): RateLimits {
  const usual = async (): Promise<Pace> => 'usual';
  if (!on) return { countPost: usual, countSignIn: usual, countGuess: usual };
  return { countPost: createCount(), countSignIn: createCount(), countGuess: createCount(mostGuesses) };
}

function createCount(most = refuseAbove): (network: string) => Promise<Pace> {
  const posts = new RateLimiterMemory({ points: most, duration: tenMinutes });
  return async (network) => {
    const { consumedPoints } = await posts.penalty(network);
    const wider = widerNetworkOf(network);
    const ofWider = wider === null ? 0 : (await posts.penalty(wider)).consumedPoints;
    const counted = Math.max(consumedPoints, ofWider / widerShare);
    if (counted > most) return 'refuse';
    return counted > slowAbove ? 'slow' : 'usual';
  };
}
