import { edition } from '#content/edition.ts';
import { renderMail } from '#mail/mail-layout.ts';
import type { Message } from '#mail/message.ts';
import { type Instant, londonDayInWords } from '#platform/clock.ts';

/** A link of a mail and when it ends. */
export interface EndingLink {
  url: string;
  expiresAt: Instant;
}

/*
 * Until its link is pressed nobody knows who filled a form in: none of these mails carries a word of it. They are
 * service mails: they ask for nothing but what they are about.
 */

/** Asks the owner of an address whether the pledge is theirs. */
export function confirmMail(given: { to: string; link: EndingLink; origin: string }): Message {
  const { text, html } = renderMail({
    preheader: 'See what your pledge will say, then press one button.',
    heading: 'One press and your pledge counts',
    blocks: [
      {
        paragraph: `Someone, we hope you, took the ${edition.name} pledge with this email address. Open the page below to see what it will say. It counts once you press the button there.`,
      },
      { button: { label: 'See and confirm the pledge', url: given.link.url } },
      ending(given.link),
      { paragraph: 'Was it not you? Do nothing, or open the same page and press “This was not me”.' },
    ],
    footer: footer(given.origin),
  });
  return { kind: 'confirm', to: nobody(given.to), subject: `Confirm your ${edition.name} pledge`, text, html };
}

/** Sends the link again when the one before it has ended. */
export function newLinkMail(given: { to: string; link: EndingLink; origin: string }): Message {
  const { text, html } = renderMail({
    preheader: 'The link you asked for, in place of the one that had ended.',
    heading: 'Your new link',
    blocks: [
      {
        paragraph: `Here is a new link for the ${edition.name} pledge that was made with this email address. It shows what the pledge will say; it counts once you press the button there.`,
      },
      { button: { label: 'See and confirm the pledge', url: given.link.url } },
      ending(given.link),
      { paragraph: 'Was it not you? Do nothing, or open the same page and press “This was not me”.' },
    ],
    footer: footer(given.origin),
  });
  return {
    kind: 'new-link',
    to: nobody(given.to),
    subject: `Your new link for the ${edition.name} pledge`,
    text,
    html,
  };
}

/** Tells the owner of a confirmed pledge that the form was sent again, and lets them take what it said. */
export function alreadyPledgedMail(given: {
  to: string;
  privateLink: string;
  change: EndingLink | null;
  origin: string;
}): Message {
  const change = given.change && [
    {
      paragraph:
        'What was typed this time differs from what your pledge says. Nothing has changed. To see it and take it over, open this page:',
    },
    { button: { label: 'See the change', url: given.change.url } },
    { note: `That link works until ${londonDayInWords(given.change.expiresAt)}.` },
  ];
  const { text, html } = renderMail({
    preheader: 'Your pledge stands, and counts once.',
    heading: 'You have already taken the pledge',
    blocks: [
      {
        paragraph: `The ${edition.name} form was sent again with this email address. Your pledge stands as it was and is counted once. Your own page has your number, your pictures and the button to withdraw.`,
      },
      { button: { label: 'Open your page', url: given.privateLink } },
      ...(change ?? []),
      { note: 'If it was not you who sent the form, there is nothing to do: nothing was changed.' },
    ],
    footer: footer(given.origin),
  });
  return {
    kind: 'already-pledged',
    to: nobody(given.to),
    subject: `Your ${edition.name} pledge: you are already counted`,
    text,
    html,
  };
}

/** The receipt of a withdrawal. */
export function withdrawalReceipt(given: {
  to: string;
  privateLink: string;
  erasedAt: Instant;
  origin: string;
}): Message {
  const { text, html } = renderMail({
    preheader: 'You are no longer counted, and your name is shown nowhere on the site.',
    heading: 'Your pledge is withdrawn',
    blocks: [
      {
        paragraph: `You are no longer counted, and your name and pictures have gone from the site. What you gave us is deleted on ${londonDayInWords(given.erasedAt)}. Until then you can change your mind on your page.`,
      },
      { button: { label: 'Open your page', url: given.privateLink } },
    ],
    footer: footer(given.origin),
  });
  return { kind: 'receipt', to: nobody(given.to), subject: `Your ${edition.name} pledge is withdrawn`, text, html };
}

/** Nobody's name stands in front of the address while the form is all we have it from. */
function nobody(address: string): Message['to'] {
  return { name: null, address };
}

function ending({ expiresAt }: EndingLink): { note: string } {
  return {
    note: `The link works until ${londonDayInWords(expiresAt)}. If it is not used, what was typed is deleted 14 days after that.`,
  };
}

function footer(origin: string): string[] {
  return [
    `${edition.name}: ${origin}`,
    'You get this because somebody gave this address on our form. We write again only about that pledge, or about the campaign if the pledge that you confirm asks for it.',
  ];
}
