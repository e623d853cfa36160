import { pictureWords } from '#content/picture-words.ts';
import type { Canvas } from '../canvas.ts';
import { fitPerson } from '../fit-person.ts';
import { smallFamily } from '../fonts/families.ts';
import { drawInsertion, insertions } from '../insertion.ts';
import { drawLockup, drawYear, lockupTop } from '../lockup.ts';
import { capHeight, placePerson } from '../place-person.ts';
import { textLine } from '../text-line.ts';

/** Sizes and distances in pixels; top is where the capitals of the first line begin, foot the lockup's baseline. */
export interface UprightRhythm {
  readonly top: number;
  readonly foot: number;
  readonly kicker: number;
  readonly kickerGap: number;
  readonly name: number;
  readonly role: number;
  readonly gap: number;
  readonly air: number;
}

/** From both ends to the middle: kicker above, person and lockup below, and the insertion takes what is left. */
export async function insertionUpright(canvas: Canvas, rhythm: UprightRhythm): Promise<string> {
  const { card, format, field } = canvas;
  const { margin } = format;
  const right = format.width - margin;
  const foot = drawLockup({ x: margin, baseline: rhythm.foot, markHeight: format.lockup.markHeight }, field);
  const year = drawYear(card.year, { right, baseline: rhythm.foot, size: 34 }, field);

  const person = await personAbove(canvas, rhythm);
  const last = person.top - rhythm.gap;
  const { kicker, top } = kickerAbove(canvas, { rhythm, last });
  const { height } = insertions.threeLines;
  const size = Math.min((right - margin) / 5.35, (last - top) / height);
  const measure = Math.min(right - margin, 6.05 * size);
  const insertion = await drawInsertion(insertions.threeLines, { left: margin, top, measure, size }, field);
  return kicker + insertion + person.drawing + foot + year;
}

async function personAbove(
  { card, format, field }: Canvas,
  rhythm: UprightRhythm,
): Promise<{ drawing: string; top: number }> {
  const { margin } = format;
  const y = lockupTop(rhythm.foot, format.lockup.markHeight) - rhythm.air;
  if (!card.person) return { drawing: '', top: y };
  const width = format.width - 2 * margin;
  const room = { kind: 'across', width, nameSize: rhythm.name, roleSize: rhythm.role } as const;
  return placePerson(await fitPerson(card.person, room), { x: margin, y }, field);
}

/** The kicker and where the word begins under it; where little height is left, the kicker gives its own up. */
function kickerAbove(
  { format, field }: Canvas,
  { rhythm, last }: { rhythm: UprightRhythm; last: number },
): { kicker: string; top: number } {
  const baseline = rhythm.top + capHeight.own * rhythm.kicker;
  const top = baseline + rhythm.kickerGap;
  const smallest = (105 / 1080) * format.width;
  if ((last - top) / insertions.threeLines.height < smallest) return { kicker: '', top: rhythm.top };
  const style = { family: smallFamily, size: rhythm.kicker, fill: field.ink, tracking: -0.01 };
  return { kicker: textLine(pictureWords.kicker, format.margin - 0.06 * rhythm.kicker, baseline, style), top };
}
