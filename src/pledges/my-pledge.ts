import { altText } from '#assets/alt-text.ts';
import { fileName } from '#assets/file-name.ts';
import { formats } from '#assets/formats.ts';
import { picturesOf, type StoredPicture } from '#assets/picture-repository.ts';
import { type TemplateKey, templates } from '#assets/templates.ts';
import { day, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { maskAddress } from '#platform/email-address.ts';
import { readCounter } from './counter-repository.ts';
import { mayReturn } from './may-return.ts';
import type { ConfirmedPledge, InvalidatedPledge, Statement, WithdrawnPledge } from './pledge.ts';
import { readPrivateToken, unsubscribeLink } from './pledge-links.ts';
import { pledgeById } from './pledge-repository.ts';

/** How long what a withdrawn pledge said is kept for a change of mind. */
export const keptAfterWithdrawal = 30 * day;

export interface MyPicture {
  title: string;
  use: string;
  fileName: string;
  alt: string;
  width: number;
  height: number;
  /** Of the file, in bytes. */
  size: number | null;
  state: 'drawn' | 'coming' | 'failed';
}

interface Held {
  statement: Statement;
  personalCapacity: boolean;
  maskedAddress: string;
  /** Where mail about the campaign is ended; null where none was asked for. */
  unsubscribeLink: string | null;
}

/** What a signer's own page shows. The address is in it only masked: the link may have been passed on. */
export type MyPledge =
  | (Held & {
      state: 'confirmed';
      ordinal: number;
      /** How many pledges count at present; a number may be higher. */
      total: number;
      groups: { title: string; pictures: MyPicture[] }[];
      isDrawing: boolean;
    })
  | (Held & { state: 'withdrawn'; erasedAt: Instant; mayReturn: boolean })
  | (Held & { state: 'invalidated' });

/** Null when the link is not ours, or the pledge was never confirmed or is erased. */
export function readMyPledge(context: Context, token: string): MyPledge | null {
  const pledge = findMyPledge(context, token);
  if (!pledge) return null;
  const held = {
    statement: pledge.statement,
    personalCapacity: pledge.personalCapacity,
    maskedAddress: maskAddress(pledge.email ?? ''),
    unsubscribeLink: pledge.statement.updates ? unsubscribeLink(context, pledge.id) : null,
  };
  if (pledge.state === 'withdrawn')
    return {
      ...held,
      state: 'withdrawn',
      erasedAt: pledge.withdrawnAt + keptAfterWithdrawal,
      mayReturn: mayReturn(context.database, pledge.id, context.clock.now()),
    };
  if (pledge.state === 'invalidated') return { ...held, state: 'invalidated' };
  const pictures = picturesOf(context.database, pledge.id);
  return {
    ...held,
    state: 'confirmed',
    ordinal: pledge.ordinal,
    total: readCounter(context.database).total,
    groups: groupByTemplate(pictures),
    isDrawing: pictures.some(({ state }) => state === 'wanted' || state === 'drawing'),
  };
}

/** The pledge of a private link, in the states in which it has a page of its own. */
export function findMyPledge(
  context: Context,
  token: string,
  database = context.database,
): ConfirmedPledge | WithdrawnPledge | InvalidatedPledge | null {
  const pledgeId = readPrivateToken(context, token);
  const pledge = pledgeId ? pledgeById(database, pledgeId) : null;
  switch (pledge?.state) {
    case 'confirmed':
    case 'withdrawn':
    case 'invalidated':
      return pledge;
    default:
      return null;
  }
}

function groupByTemplate(pictures: readonly StoredPicture[]): { title: string; pictures: MyPicture[] }[] {
  const groups = Map.groupBy(pictures, ({ card }) => card.template);
  return [...groups].map(([template, ofIt]: [TemplateKey, StoredPicture[]]) => ({
    title: templates[template].label,
    pictures: ofIt.map(toMyPicture),
  }));
}

function toMyPicture({ card, state, bytes }: StoredPicture): MyPicture {
  const { label, use, width, height } = formats[card.format];
  return {
    title: label,
    use,
    fileName: fileName(card),
    alt: altText(card),
    width,
    height,
    size: bytes,
    state: state === 'drawn' || state === 'failed' ? state : 'coming',
  };
}
