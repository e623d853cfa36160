import { edition } from '#content/edition.ts';
import { renderMail } from '#mail/mail-layout.ts';
import type { Message } from '#mail/message.ts';

/** The receipt of an erasure. It names nobody, and is itself deleted once it has left. */
export function erasureReceipt(given: { to: string; neverWrite: boolean; origin: string }): Message {
  const { text, html } = renderMail({
    preheader: 'We hold nothing about you any more.',
    heading: 'Everything is erased',
    blocks: [
      {
        paragraph:
          'You asked us to erase what we held about you. It is done: you are not counted, your page and your pictures are gone, and the links in earlier mails lead nowhere.',
      },
      {
        paragraph:
          'What you or others have shared or downloaded stays where it is. Backups may hold your data for up to 30 days more; should one be needed, you are erased from it before anybody sees it.',
      },
      {
        paragraph: given.neverWrite
          ? 'You asked us never to write to this address again. For that we keep a fingerprint of it, from which it cannot be read.'
          : 'You can take the pledge again at any time, as if for the first time.',
      },
    ],
    footer: [
      `${edition.name}: ${given.origin}`,
      'This is the last mail about that pledge. We no longer have your address.',
    ],
  });
  const to = { name: null, address: given.to };
  return { kind: 'receipt', to, subject: `Your ${edition.name} data is erased`, text, html };
}
