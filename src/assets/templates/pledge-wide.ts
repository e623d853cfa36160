import { type Canvas, rectangle } from '../canvas.ts';
import { fitPerson } from '../fit-person.ts';
import { drawLockup, drawYear } from '../lockup.ts';
import { capHeight, placePersonUnder } from '../place-person.ts';
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

/** The fields side by side: the left one points at the name in the right one. */
export async function pledgeWide(canvas: Canvas, rhythm: PledgeWideRhythm): Promise<string> {
  const { card, words, format, field, second } = canvas;
  const { margin, width, height } = format;
  const edge = margin + rhythm.measure + margin;
  const size = rhythm.measure / 4.132;
  const top = rhythm.panelTop;
  const headline = drawTaken({ left: margin, right: margin + rhythm.measure, top, size }, field.ink);
  const promised = await largestPromise(rhythm, headline.bottom);
  const first = rhythm.foot - (promised.lines.length - 1) * promiseLineHeight * promised.size;

  const middle = top + (capHeight.own * size) / 2;
  const x = edge + rhythm.tail / 2 / caretSlope + 0.4 * rhythm.inset;
  const right = width - margin;
  const room = { kind: 'panel', width: right - x, nameSize: rhythm.name, roleSize: rhythm.role } as const;
  const person = await fitPerson(card.person ?? nobody, room);
  const nameTop = middle - (capHeight.own * (person.name?.size ?? 0)) / 2;
  return [
    rectangle({ left: edge, top: 0, right: width, bottom: height }, second.ground),
    `<path d="${tailRight(edge - 0.5, middle - rhythm.tail / 2, rhythm.tail)}" fill="${field.ground}"/>`,
    headline.drawing,
    await drawPromise(promised, { x: margin, first }, field),
    placePersonUnder(person, { x, top: nameTop }, second).drawing,
    drawLockup({ x, baseline: rhythm.foot, markHeight: format.lockup.markHeight }, second),
    drawYear(words.year, { right, baseline: rhythm.foot, size: rhythm.year }, second),
  ].join('');
}

async function largestPromise(rhythm: PledgeWideRhythm, under: number): Promise<Promised> {
  for (let size = rhythm.sentence; ; size -= 2) {
    const promised = await fitPromise('whole', size, rhythm.measure);
    const top = rhythm.foot - (promised.lines.length - 1) * promiseLineHeight * size - wordRise * size;
    if (top >= under + 0.6 * size || size <= 24) return promised;
  }
}
