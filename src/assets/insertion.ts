import type { Ground } from './colours.ts';
import { type DisplayLine, displayLine } from './display-line.ts';
import { px } from './text-line.ts';
import { caret, word } from './word.ts';

/** Proportions of an insertion, in type sizes: see `insertions`. */
export interface InsertionShape {
  readonly lines: readonly DisplayLine[];
  /** From the top of the word to the last baseline. */
  readonly height: number;
  /** From the top of the word to the first baseline. */
  readonly rise: number;
  readonly pen: number;
  readonly xHeight: number;
  /** The word's turning point: right of the margin and above the first baseline. */
  readonly origin: readonly [number, number];
}

export const insertions = {
  threeLines: {
    lines: ['children and', 'young people’s', 'mental health'],
    height: 4.42,
    rise: 2.68,
    pen: 0.162,
    xHeight: 0.76,
    origin: [0.11, 1.02],
  },
  twoLines: {
    lines: ['children and young', 'people’s mental health'],
    height: 3.83,
    rise: 2.96,
    pen: 0.178,
    xHeight: 0.86,
    origin: [0.125, 1.09],
  },
} as const satisfies Record<string, InsertionShape>;

const lineHeight = 0.87;
const room = 1.15;
const caretHeight = 0.72;

/** The phrase with the word written in: the first line moves over, and the caret stands in the room it leaves. */
export function drawInsertion(
  shape: InsertionShape,
  { left, top, measure, size }: { left: number; top: number; measure: number; size: number },
  ground: Ground,
): string {
  const first = top + shape.rise * size;
  const lines = shape.lines.map((text, index) => {
    const start = index === 0 ? left + room * size : left;
    const place = { left: start, right: left + measure, baseline: first + index * lineHeight * size };
    return displayLine(text, place, { size, fill: ground.ink });
  });
  const { path, stroke } = caret(left, first, caretHeight * size, shape.pen * size);
  const [right, up] = shape.origin;
  const written = drawWord(
    { x: left + right * size, y: first - up * size, xHeight: shape.xHeight * size },
    { ground, pen: (shape.pen / shape.xHeight) * 100 },
  );
  return `${lines.join('')}<path d="${path}" fill="none" stroke="${ground.pen}" stroke-width="${px(stroke)}" stroke-linecap="round" stroke-linejoin="round"/>${written}`;
}

/** The word alone, its turning point at x and y; `pen` in the word's own units. */
export function drawWord(
  { x, y, xHeight }: { x: number; y: number; xHeight: number },
  { ground, pen }: { ground: Ground; pen: number },
): string {
  const { cx, cy, r } = word.dot;
  const scale = (xHeight / 100).toFixed(5);
  return `<g transform="translate(${px(x)} ${px(y)}) rotate(${word.turn}) scale(${scale})"><path d="${word.strokes.join('')}" fill="none" stroke="${ground.pen}" stroke-width="${px(pen)}" stroke-linecap="round" stroke-linejoin="round"/><circle cx="${cx}" cy="${cy}" r="${r}" fill="${ground.dot}"/></g>`;
}
