import type { Context } from '#platform/context.ts';
import { listPledge } from './list-pledge.ts';
import type { MyPledge } from './my-pledge.ts';
import { resendPack } from './resend-pack.ts';
import { returnPledge } from './return-pledge.ts';
import { withdrawPledge } from './withdraw-pledge.ts';

/** What a signer can do on their own page, and the sentence that says it was done. Its keys are posted as `act`. */
const acts = {
  list: 'Your name will be in the public list of supporters when it opens.',
  unlist: 'Your name will not be in the public list of supporters.',
  resend: 'Your pictures are on their way to you once more.',
  withdraw: 'Your pledge is withdrawn. A receipt is on its way to you.',
  return: 'Welcome back: your pledge counts again, under the number it had.',
} as const;

type Act = keyof typeof acts;

/** What a signer's own page says has been done, by its key in the address. */
const done = { ...acts, correct: 'Your pledge says what you put right.' } as const;

/** Why nothing was done. */
export function undone(act: string | null): string {
  return act === 'resend'
    ? 'We have sent your pictures three times since yesterday. Nothing came? Look in your spam folder, or save them from this page.'
    : 'Nothing was changed: this page had been open for a while, and your pledge is no longer as it was then.';
}

/** Does one of them. False when it does not fit the pledge, or the link leads nowhere: then nothing has changed. */
export async function changeMyPledge(context: Context, token: string, act: string | null): Promise<boolean> {
  if (!isAct(act)) return false;
  switch (act) {
    case 'list':
    case 'unlist':
      return await listPledge(context, token, act === 'list');
    case 'resend':
      return (await resendPack(context, token)) === 'resent';
    case 'withdraw':
      return await withdrawPledge(context, token);
    case 'return':
      return await returnPledge(context, token);
  }
}

/** The sentence for what was just done. Null where the pledge is not as that leaves it: an address can be typed by hand. */
export function sayDone(mine: MyPledge, act: string | null): string | null {
  return isDone(act) && isAsLeftBy(act, mine) ? done[act] : null;
}

function isAsLeftBy(act: keyof typeof done, mine: MyPledge): boolean {
  switch (act) {
    case 'list':
    case 'unlist':
      return mine.state === 'confirmed' && mine.statement.listed === (act === 'list');
    case 'withdraw':
      return mine.state === 'withdrawn';
    case 'return':
    case 'resend':
    case 'correct':
      return mine.state === 'confirmed';
  }
}

function isAct(text: string | null): text is Act {
  return text !== null && Object.hasOwn(acts, text);
}

function isDone(text: string | null): text is keyof typeof done {
  return text !== null && Object.hasOwn(done, text);
}
