import { renderMail } from '#mail/mail-layout.ts';
import type { Message } from '#mail/message.ts';

/** The mail with the way in. Its subject holds no code, so that a locked screen shows none. */
export function signInMail(to: string, link: string, code: string): Message {
  const { text, html } = renderMail({
    preheader: 'The link and the code work once, within ten minutes.',
    heading: 'Sign in to the organisers’ room',
    blocks: [
      { paragraph: 'Somebody, we hope you, asked to sign in with this address. Open this page and press its button:' },
      { button: { label: 'Go to sign in', url: link } },
      { paragraph: 'Or type this code in the window where you asked:' },
      { code },
      { note: 'Both end after ten minutes, and using one uses up the other. The link works in any browser.' },
    ],
    footer: ['If it was not you, nothing is needed: nobody gets in without this mail. Please do not pass it on.'],
  });
  return {
    kind: 'sign-in',
    to: { name: null, address: to },
    subject: 'Your sign-in link for Including Infants',
    text,
    html,
  };
}
