import { type Canvas, rectangle } from '../canvas.ts';
import { fitPerson } from '../fit-person.ts';
import { drawHeadline } from '../headline.ts';
import { drawInsertion, insertions } from '../insertion.ts';
import { drawLockup, drawMark, drawYear } from '../lockup.ts';
import { placePerson } from '../place-person.ts';
import { mark } from '../word.ts';

/** Sizes and distances in pixels. */
export interface WideRhythm {
  /** The top of the word. */
  readonly top: number;
  /** The insertion's last baseline. */
  readonly last: number;
  /** The lockup's baseline, and the year's. */
  readonly foot: number;
  /** The panel's inner margin, left. */
  readonly inset: number;
  /** Where the capitals in the panel begin. */
  readonly panelTop: number;
  readonly headline: number;
  readonly name: number;
  readonly role: number;
  readonly year: number;
  /** From the person's last line to the year's. */
  readonly air: number;
}

/** The insertion and the lockup on the first field; on the second the person, or in the kit the mark. */
export async function insertionWide(canvas: Canvas, rhythm: WideRhythm): Promise<string> {
  const { card, words, format, field } = canvas;
  const { margin } = format;
  const size = (rhythm.last - rhythm.top) / insertions.threeLines.height;
  const measure = 5.35 * size;
  const panel = Math.round(margin + measure + margin);
  const place = { left: margin, top: rhythm.top, measure, size };
  const left =
    drawInsertion(insertions.threeLines, place, field) +
    drawLockup({ x: margin, baseline: rhythm.foot, markHeight: format.lockup.markHeight }, field);
  if (card.person) return left + (await personPanel(canvas, rhythm, panel));
  const year = { right: margin + measure, baseline: rhythm.foot, size: rhythm.year };
  return left + drawYear(words.year, year, field) + markPanel(canvas, rhythm, panel);
}

async function personPanel(canvas: Canvas, rhythm: WideRhythm, panel: number): Promise<string> {
  const { card, words, format, second } = canvas;
  const [x, right] = [panel + rhythm.inset, format.width - format.margin];
  const headline = { x, top: rhythm.panelTop, width: right - x, size: rhythm.headline };
  const room = { kind: 'panel', width: right - x, nameSize: rhythm.name, roleSize: rhythm.role } as const;
  const person = card.person && (await fitPerson(card.person, room));
  return [
    rectangle({ left: panel, top: 0, right: format.width, bottom: format.height }, second.ground),
    (await drawHeadline(words.opening ?? '', headline, second.ink)).drawing,
    person ? placePerson(person, { x, y: rhythm.foot - rhythm.air }, second).drawing : '',
    drawYear(words.year, { right, baseline: rhythm.foot, size: rhythm.year }, second),
  ].join('');
}

function markPanel({ format, second }: Canvas, rhythm: WideRhythm, panel: number): string {
  const width = format.width - panel;
  const height = Math.min(0.65 * format.height, ((width - 2 * rhythm.inset) * mark.height) / mark.width);
  const x = panel + (width - (height * mark.width) / mark.height) / 2;
  const ground = rectangle({ left: panel, top: 0, right: format.width, bottom: format.height }, second.ground);
  return ground + drawMark({ x, foot: rhythm.foot, height }, second);
}
