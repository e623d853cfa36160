import { type Canvas, rectangle } from '../canvas.ts';
import { fitPerson } from '../fit-person.ts';
import { drawLockup, drawYear, lockupTop } from '../lockup.ts';
import { capHeight, type PlacedPerson, placePerson } from '../place-person.ts';
import { drawPromise, fitPromise, type Promised, promiseLineHeight, wordRise } from '../promise.ts';
import { caretSlope, tailRight } from '../word.ts';
import type { WideRhythm } from './insertion-wide.ts';
import { drawTaken, nobody } from './pledge-upright.ts';

export interface PledgeWideRhythm extends WideRhythm {
  readonly measure: number;
  readonly tail: number;
  /** The largest the promise may be set. */
  readonly sentence: number;
}

/** How much of the room that a person's lines leave in their panel is above them. */
const spareAbove = 0.4;

/** The fields side by side: the left one points at the name in the right one. */
export async function pledgeWide(canvas: Canvas, rhythm: PledgeWideRhythm): Promise<string> {
  const { words, format, field, second } = canvas;
  const { margin, width, height } = format;
  const edge = margin + rhythm.measure + margin;
  const size = rhythm.measure / 4.132;
  const top = rhythm.panelTop;
  const headline = drawTaken({ left: margin, right: margin + rhythm.measure, top, size }, field.ink);
  const promised = await largestPromise(rhythm, headline.bottom);
  const first = rhythm.foot - (promised.lines.length - 1) * promiseLineHeight * promised.size;

  const x = edge + rhythm.tail / 2 / caretSlope + 0.4 * rhythm.inset;
  const right = width - margin;
  const person = await personBeside(canvas, rhythm, { left: x, top, right });
  const middle = person.top + (capHeight.own * person.nameSize) / 2;
  return [
    rectangle({ left: edge, top: 0, right: width, bottom: height }, second.ground),
    `<path d="${tailRight(edge - 0.5, middle - rhythm.tail / 2, rhythm.tail)}" fill="${field.ground}"/>`,
    headline.drawing,
    await drawPromise(promised, { x: margin, first }, field),
    person.drawing,
    drawLockup({ x, baseline: rhythm.foot, markHeight: format.lockup.markHeight }, second),
    drawYear(words.year, { right, baseline: rhythm.foot, size: rhythm.year }, second),
  ].join('');
}

/** The person alone in a panel: as large as there is room for above the lockup, and the spare room shared out. */
async function personBeside(
  { card, format, second }: Canvas,
  rhythm: PledgeWideRhythm,
  { left: x, top, right }: { left: number; top: number; right: number },
): Promise<PlacedPerson & { nameSize: number }> {
  const below = lockupTop(rhythm.foot, format.lockup.markHeight) - rhythm.air;
  for (let scale = 1; ; scale -= 0.1) {
    const sizes = { nameSize: scale * rhythm.name, roleSize: scale * rhythm.role };
    const person = await fitPerson(card.person ?? nobody, { kind: 'alone', width: right - x, ...sizes });
    const spare = placePerson(person, { x, y: below }, second).top - top;
    if (spare < 0 && scale > 0.6) continue;
    const y = below - (1 - spareAbove) * Math.max(0, spare);
    return { ...placePerson(person, { x, y }, second), nameSize: person.name?.size ?? 0 };
  }
}

async function largestPromise(rhythm: PledgeWideRhythm, under: number): Promise<Promised> {
  for (let size = rhythm.sentence; ; size -= 2) {
    const promised = await fitPromise('whole', size, rhythm.measure);
    const top = rhythm.foot - (promised.lines.length - 1) * promiseLineHeight * size - wordRise * size;
    if (top >= under + 0.6 * size || size <= 24) return promised;
  }
}
