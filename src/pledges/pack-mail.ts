import { altText } from '#assets/alt-text.ts';
import type { Card } from '#assets/card.ts';
import { fileName } from '#assets/file-name.ts';
import { formats } from '#assets/formats.ts';
import { edition } from '#content/edition.ts';
import { type Block, type MailPicture, renderMail } from '#mail/mail-layout.ts';
import type { Message } from '#mail/message.ts';
import type { Portrayed } from './pledge.ts';
import { contentIdOf, mailCardsOf } from './pledge-pictures.ts';

interface Pack extends Portrayed {
  to: string;
  ordinal: number;
  privateLink: string;
  origin: string;
}

/** Tells a signer that the pledge is confirmed and brings the pictures; without them in time, the way to them. */
export function packMail(pack: Pack): Message {
  const cards = mailCardsOf(pack);
  const withPictures = render(pack, [
    { paragraph: 'Three of your pictures are in this mail, and attached to it as files:' },
    { pictures: cards.map(pictureOf) },
    {
      paragraph:
        'Your own page has all of them, in every size, with a description of each for people who cannot see it.',
    },
  ]);
  const late = render(pack, [
    {
      paragraph:
        'Your pictures are taking longer to draw than usual. They are on your own page as soon as they are ready.',
    },
  ]);
  return {
    kind: 'pack',
    to: { name: pack.statement.name, address: pack.to },
    subject: `Your ${edition.name} pledge is confirmed: your pictures`,
    ...withPictures,
    late,
  };
}

function render({ statement, ordinal, privateLink, origin }: Pack, about: Block[]): { text: string; html: string } {
  const number = ordinal.toLocaleString('en-GB');
  return renderMail({
    preheader: `You are number ${number}.`,
    heading: 'Your pledge is confirmed',
    blocks: [
      { paragraph: `Thank you, ${statement.name}. Your pledge counts, and you are number ${number}.` },
      ...about,
      { button: { label: 'Open your page', url: privateLink } },
      {
        note: 'The page is yours alone: whoever has this link can open it, so keep this mail. You can hide your name there, or withdraw with one button.',
      },
    ],
    footer: [
      `${edition.name}: ${origin}`,
      'You get this mail because you confirmed the pledge. It is about your pledge only.',
    ],
  });
}

function pictureOf(card: Card): MailPicture {
  const { use, width, height } = formats[card.format];
  const caption = `${fileName(card)}, ${width} × ${height} pixels: ${use}`;
  return { contentId: contentIdOf(card), alt: altText(card), width, height, caption };
}
