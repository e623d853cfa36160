import { type Canvas, drawRoof } from '../canvas.ts';
import { fitPerson } from '../fit-person.ts';
import { smallFamily } from '../fonts/families.ts';
import { drawHeadline } from '../headline.ts';
import { drawInsertion, insertions } from '../insertion.ts';
import { drawLockup, drawYear, lockupTop } from '../lockup.ts';
import { capHeight, placePerson } from '../place-person.ts';
import { textLine } from '../text-line.ts';

/** Sizes and distances in pixels; top is where the capitals of the first line begin, foot the lockup's baseline. */
export interface UprightRhythm {
  readonly top: number;
  readonly foot: number;
  readonly kicker: number;
  /** From the kicker's baseline to the top of the word. */
  readonly kickerGap: number;
  readonly name: number;
  readonly role: number;
  /** From the insertion's last line to the capitals of the name. */
  readonly gap: number;
  /** From the person's last line to the mark. */
  readonly air: number;
  /** Where the apex of the roof stands, under everything that is to be read. */
  readonly roof?: number;
}

const { height: insertionHeight } = insertions.threeLines;

/** From both ends to the middle: kicker above, person and lockup below, and the insertion takes what is left. */
export async function insertionUpright(canvas: Canvas, rhythm: UprightRhythm): Promise<string> {
  const { card, words, format, field, second } = canvas;
  const right = format.width - format.margin;
  const roof = rhythm.roof ? drawRoof(format, rhythm.roof, second.ground) : '';
  const foot = drawLockup({ x: format.margin, baseline: rhythm.foot, markHeight: format.lockup.markHeight }, field);
  const year = drawYear(words.year, { right, baseline: rhythm.foot, size: 34 }, field);

  const person = await personAbove(canvas, rhythm);
  const last = person.top - rhythm.gap;
  const opening = await openingAbove(canvas, rhythm, last);
  const size = Math.min((right - format.margin) / 5.35, (last - opening.top) / insertionHeight);
  const measure = Math.min(right - format.margin, 6.05 * size);
  const place = { left: format.margin, top: card.person ? opening.top : last - insertionHeight * size, measure, size };
  return opening.drawing + drawInsertion(insertions.threeLines, place, field) + person.drawing + foot + year + roof;
}

interface Part {
  readonly drawing: string;
  readonly top: number;
}

async function personAbove({ card, format, field }: Canvas, rhythm: UprightRhythm): Promise<Part> {
  const y = lockupTop(rhythm.foot, format.lockup.markHeight) - rhythm.air;
  if (!card.person) return { drawing: '', top: lockupTop(rhythm.foot, format.lockup.markHeight) };
  const width = format.width - 2 * format.margin;
  const room = { kind: 'across', width, nameSize: rhythm.name, roleSize: rhythm.role } as const;
  return placePerson(await fitPerson(card.person, room), { x: format.margin, y }, field);
}

/** What is said above the word, and where the word may begin. Without a person there can be room to say it large. */
async function openingAbove(canvas: Canvas, rhythm: UprightRhythm, last: number): Promise<Part> {
  const { card, format, field } = canvas;
  const words = canvas.words.opening ?? '';
  const baseline = rhythm.top + capHeight.own * rhythm.kicker;
  const top = baseline + rhythm.kickerGap;
  const spare = last - rhythm.top - (insertionHeight * (format.width - 2 * format.margin)) / 5.35;
  if (!card.person && spare > 4 * rhythm.kicker) {
    const place = {
      x: format.margin,
      top: rhythm.top,
      width: format.width - 2 * format.margin,
      size: spare / 2.9,
    };
    return { drawing: (await drawHeadline(words, place, field.ink)).drawing, top: rhythm.top };
  }
  const style = { family: smallFamily, size: rhythm.kicker, fill: field.ink, tracking: -0.01 };
  return { drawing: textLine(words, format.margin - 0.06 * rhythm.kicker, baseline, style), top };
}
