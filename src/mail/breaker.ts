import { type Instant, minute, second } from '#platform/clock.ts';

/** What a sending says about the relay, whatever it said about the mail. */
export type RelaySign = 'well' | 'trouble' | 'refused' | 'stop';

export interface Breaker {
  /** Whether a lane may claim now. While it is open, once its wait is over, one lane at a time may probe. */
  mayTry(now: Instant): boolean;
  /** Gives a permission back that found nothing to send. */
  putBack(): void;
  /** Learns from a sending. True when this ended a time of trouble. */
  note(sign: RelaySign, now: Instant): boolean;
}

const mostTroubles = 5;
// Below the 20 tries that a relay which refuses everybody may see, with four lanes under way.
const mostRefusals = 8;
const firstWait = 30 * second;
const lastWait = 10 * minute;

/** Opens after five relay troubles running (or at once when told to stop) and lets single probes find out. */
export function createBreaker(timeScale: number): Breaker {
  let troubles = 0;
  let refusals = 0;
  let wait = 0;
  let openUntil: Instant | null = null;
  let probing = false;

  return {
    mayTry: (now) => {
      if (openUntil === null) return true;
      // A clock set back must not keep the mails for as long as it was set back.
      if (openUntil - now > lastWait) openUntil = now;
      if (probing || now < openUntil) return false;
      probing = true;
      return true;
    },
    putBack: () => {
      probing = false;
    },
    note: (sign, now) => {
      const wasOpen = openUntil !== null;
      probing = false;
      if (sign === 'well') {
        const recovered = wasOpen || troubles > 0;
        troubles = 0;
        refusals = 0;
        wait = 0;
        openUntil = null;
        return recovered;
      }
      if (sign === 'trouble') troubles += 1;
      if (sign === 'refused') refusals += 1;
      if (wasOpen || sign === 'stop' || troubles >= mostTroubles || refusals >= mostRefusals) open(now);
      return false;
    },
  };

  function open(now: Instant): void {
    // Lanes that were under way when it opened add nothing to its wait.
    if (openUntil !== null && now < openUntil) return;
    wait = Math.min(lastWait, wait === 0 ? firstWait : wait * 2);
    openUntil = now + wait * timeScale;
  }
}
