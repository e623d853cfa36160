import { type Canvas, rectangle } from '../canvas.ts';
import { fitPerson } from '../fit-person.ts';
import { drawLockup, drawYear } from '../lockup.ts';
import { capHeight, placePersonUnder, stripPlace } from '../place-person.ts';
import { caretSlope, tailRight } from '../word.ts';
import { drawTaken, nobody } from './pledge-upright.ts';

const top = 44;
const foot = 258;
const tail = 70;

/** Two lines that fill the left field, and its tail points at the name: there is no room to read a sentence here. */
export async function pledgeStrip({ card, words, format, field, second }: Canvas): Promise<string> {
  const { margin, width, height } = format;
  const size = (height - 2 * top) / (capHeight.own + 0.88 + 0.15);
  const measure = Math.round(4.132 * size);
  const edge = margin + measure + margin;
  const [x, right] = [edge + tail / 2 / caretSlope + 14, width - margin];
  const room = { kind: 'strip', width: right - x, nameSize: 46, roleSize: 32 } as const;
  const person = await fitPerson(card.person ?? nobody, room);
  const place = stripPlace(person);
  const middle = place.top + (capHeight.own * (person.name?.size ?? 46)) / 2;
  return [
    rectangle({ left: edge, top: 0, right: width, bottom: height }, second.ground),
    `<path d="${tailRight(edge - 0.5, middle - tail / 2, tail)}" fill="${field.ground}"/>`,
    drawTaken({ left: margin, right: margin + measure, top, size }, field.ink).drawing,
    placePersonUnder(person, { x, ...place }, second).drawing,
    drawLockup({ x, baseline: foot, markHeight: format.lockup.markHeight }, second),
    drawYear(words.year, { right, baseline: foot, size: 32 }, second),
  ].join('');
}
