import { pictureWords } from '#content/picture-words.ts';
import { type Canvas, drawRoof, rectangle } from '../canvas.ts';
import { displayLine } from '../display-line.ts';
import { fitPerson } from '../fit-person.ts';
import { drawLockup, drawYear, lockupTop } from '../lockup.ts';
import { capHeight, placePerson } from '../place-person.ts';
import { drawPromise, fitPromise, type Promised, promiseLineHeight, wordRise } from '../promise.ts';
import { caretSlope, tailDown } from '../word.ts';
import type { UprightRhythm } from './insertion-upright.ts';

export interface PledgeRhythm extends UprightRhythm {
  /** Where the upper field ends when nothing presses. */
  readonly edge: number;
  /** The tail's width when nothing presses. */
  readonly tail: number;
}

const underTail = 46;
const smallestTail = 80;

/** The promise's ways to be set, the first that leaves the tail room to point is taken; `under` is the field below it. */
const ways = {
  whole: [
    { size: 46, under: 72 },
    { size: 40, under: 64 },
    { size: 36, under: 56 },
  ],
  short: [
    { size: 46, under: 64 },
    { size: 40, under: 56 },
    { size: 36, under: 44 },
  ],
} as const;

/** The upper field says it and points, with the mark's caret turned over, at whoever says it. */
export async function pledgeUpright(canvas: Canvas, rhythm: PledgeRhythm): Promise<string> {
  const { card, words, format, field, second } = canvas;
  const { margin, width, height } = format;
  const right = width - margin;
  const y = lockupTop(rhythm.foot, format.lockup.markHeight) - rhythm.air;
  const room = { kind: 'low', width: right - margin, nameSize: rhythm.name, roleSize: rhythm.role } as const;
  const person = placePerson(await fitPerson(card.person ?? nobody, room), { x: margin, y }, second);

  const size = (right - margin) / 4.132;
  const headline = drawTaken({ left: margin, right, top: rhythm.top, size }, field.ink);
  const { promised, under, edge, tail } = await splitFields(canvas, rhythm, {
    above: headline.bottom,
    below: person.top,
  });
  const first = edge - under - (promised.lines.length - 1) * promiseLineHeight * promised.size;
  return [
    rectangle({ left: 0, top: edge, right: width, bottom: height }, second.ground),
    `<path d="${tailDown(margin, edge - 0.5, tail)}" fill="${field.ground}"/>`,
    headline.drawing,
    await drawPromise(promised, { x: margin, first }, field),
    person.drawing,
    drawLockup({ x: margin, baseline: rhythm.foot, markHeight: format.lockup.markHeight }, second),
    drawYear(words.year, { right, baseline: rhythm.foot, size: 34 }, second),
    rhythm.roof ? drawRoof(format, rhythm.roof, field.ground) : '',
  ].join('');
}

/** "I’ve taken / the pledge.", both lines from `left` to `right`; bottom is how deep its letters reach. */
export function drawTaken(
  { left, right, top, size }: { left: number; right: number; top: number; size: number },
  fill: string,
): { drawing: string; bottom: number } {
  const first = top + capHeight.own * size;
  const last = first + 0.88 * size;
  const [upper, lower] = pictureWords.takenLines;
  const drawing = [
    displayLine(upper, { left, right, baseline: first }, { size, fill }),
    displayLine(lower, { left, right, baseline: last }, { size, fill }),
  ];
  return { drawing: drawing.join(''), bottom: last + 0.15 * size };
}

/** In the kit nobody has signed: the place says what to do. */
export const nobody = {
  name: pictureWords.kitKicker,
  role: null,
  organisation: null,
  personalCapacity: false,
} as const;

interface Split {
  readonly promised: Promised;
  /** From the promise's last baseline to the edge of its field. */
  readonly under: number;
  readonly edge: number;
  readonly tail: number;
}

/** How large the promise is set, and where the fields meet, between the headline above and the person below. */
async function splitFields(
  { words, format }: Canvas,
  rhythm: PledgeRhythm,
  { above, below }: { above: number; below: number },
): Promise<Split> {
  const width = format.width - 2 * format.margin;
  const part = words.promise ?? 'short';
  const tries: Split[] = [];
  for (const { size, under } of ways[part]) {
    const promised = await fitPromise(part, size, width);
    const block = (promised.lines.length - 1) * promiseLineHeight * size;
    const highest = above + 14 + wordRise * size + block + under;
    const wanted = below - underTail - rhythm.tail / 2 / caretSlope;
    const edge = Math.round(Math.max(highest, Math.min(rhythm.edge, wanted)));
    const tail = Math.min(rhythm.tail, (below - underTail - edge) * 2 * caretSlope);
    tries.push({ promised, under, edge, tail });
    if (tail >= smallestTail) break;
  }
  const [last] = tries.slice(-1);
  if (!last) throw new Error('the promise has no way to be set');
  return last;
}
