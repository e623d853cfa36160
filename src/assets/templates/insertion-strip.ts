import { type Canvas, rectangle } from '../canvas.ts';
import { fitPerson } from '../fit-person.ts';
import { drawHeadline } from '../headline.ts';
import { drawInsertion, insertions } from '../insertion.ts';
import { drawLockup, drawMark, drawYear } from '../lockup.ts';
import { placePersonUnder, stripPlace } from '../place-person.ts';

const top = 28;
const descender = 0.15;
const foot = 258;

/** The insertion on two lines at the left; at the right the person, or in the kit the mark, cropped by the edge. */
export async function insertionStrip(canvas: Canvas): Promise<string> {
  const { format, field } = canvas;
  const { margin } = format;
  const size = (format.height - 2 * top) / (insertions.twoLines.height + descender);
  const measure = 7.9 * size;
  const panel = Math.round(margin + measure + margin);
  const insertion = drawInsertion(insertions.twoLines, { left: margin, top, measure, size }, field);
  const ground = rectangle({ left: panel, top: 0, right: format.width, bottom: format.height }, canvas.second.ground);
  const drawing = canvas.card.person ? await personPart(canvas, panel + margin) : await kitPart(canvas, panel + margin);
  return insertion + ground + drawing;
}

async function personPart({ card, words, format, second }: Canvas, x: number): Promise<string> {
  const right = format.width - format.margin;
  const room = { kind: 'strip', width: right - x, nameSize: 46, roleSize: 32 } as const;
  const person = card.person && (await fitPerson(card.person, room));
  return [
    person ? placePersonUnder(person, { x, ...stripPlace(person) }, second).drawing : '',
    drawLockup({ x, baseline: foot, markHeight: format.lockup.markHeight }, second),
    drawYear(words.year, { right, baseline: foot, size: 32 }, second),
  ].join('');
}

async function kitPart({ words, format, second }: Canvas, x: number): Promise<string> {
  const headline = { x, top: 48, width: 420, size: 50 };
  const { drawing } = await drawHeadline(words.opening ?? '', headline, second.ink);
  const markHeight = 0.8 * format.height;
  const giant = drawMark({ x: format.width - 0.86 * markHeight, foot: format.height, height: markHeight }, second);
  return giant + drawing + drawLockup({ x, baseline: foot, markHeight: format.lockup.markHeight }, second);
}
