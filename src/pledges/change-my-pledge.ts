import type { Context } from '#platform/context.ts';
import { listPledge } from './list-pledge.ts';
import type { MyPledge } from './my-pledge.ts';
import { returnPledge } from './return-pledge.ts';
import { withdrawPledge } from './withdraw-pledge.ts';

/** What a signer can do on their own page, and the sentence that says it was done. Its keys are posted as `act`. */
const acts = {
  list: 'Your name will be in the public list of supporters when it opens.',
  unlist: 'Your name will not be in the public list of supporters.',
  withdraw: 'Your pledge is withdrawn. A receipt is on its way to you.',
  return: 'Welcome back: your pledge counts again, under the number it had.',
} as const;

type Act = keyof typeof acts;

/** Does one of them. False when it does not fit the pledge, or the link leads nowhere: then nothing has changed. */
export async function changeMyPledge(context: Context, token: string, act: string | null): Promise<boolean> {
  if (!isAct(act)) return false;
  switch (act) {
    case 'list':
    case 'unlist':
      return await listPledge(context, token, act === 'list');
    case 'withdraw':
      return await withdrawPledge(context, token);
    case 'return':
      return await returnPledge(context, token);
  }
}

/** The sentence for what was just done. Null where the pledge is not as that leaves it: an address can be typed by hand. */
export function sayDone(mine: MyPledge, act: string | null): string | null {
  return isAct(act) && isAsLeftBy(act, mine) ? acts[act] : null;
}

function isAsLeftBy(act: Act, mine: MyPledge): boolean {
  switch (act) {
    case 'list':
    case 'unlist':
      return mine.state === 'confirmed' && mine.statement.listed === (act === 'list');
    case 'withdraw':
      return mine.state === 'withdrawn';
    case 'return':
      return mine.state === 'confirmed';
  }
}

function isAct(text: string | null): text is Act {
  return text !== null && Object.hasOwn(acts, text);
}
