import { pictureWords } from '#content/picture-words.ts';
import { balance, type Piece } from './break-lines.ts';
import type { Ground } from './colours.ts';
import { nameFamily } from './fonts/families.ts';
import { drawWord } from './insertion.ts';
import { measure, measureSpace } from './measure.ts';
import { textLine } from './text-line.ts';

/** The promise with its word written in, set in lines; sizes in pixels. */
export interface Promised {
  readonly size: number;
  readonly lines: readonly string[];
}

export const promiseLineHeight = 1.3;

/** How far the word rises above its line's baseline, in type sizes. */
export const wordRise = 1.36;

const xHeight = 0.62;
const wordWidth = 0.1 + 6.42 * xHeight;
const gapAfter = 0.28;
const wordSign = '\uFFFC';

/** The promise, whole or its first half, on as few lines as `width` pixels need. */
export async function fitPromise(part: 'whole' | 'short', size: number, width: number): Promise<Promised> {
  const { before, [part]: after } = pictureWords.promise;
  const pieces = `${before} ${wordSign} ${after}`.split(' ').map((text): Piece => ({ text, gap: ' ' }));
  const space = (await measureSpace(nameFamily)) + 0.06;
  const widths = await Promise.all(
    pieces.map(({ text }) => (text === wordSign ? wordWidth + gapAfter - space : measure(nameFamily, text))),
  );
  for (let count = 1; ; count++) {
    const lines = balance(pieces, widths, space, count);
    const longest = Math.max(...lines.map((line) => estimate(line, pieces, widths, space)));
    if (longest * size <= width || count > 8) return { size, lines };
  }
}

export async function drawPromise(
  { size, lines }: Promised,
  { x, first }: { x: number; first: number },
  ground: Ground,
): Promise<string> {
  const style = { family: nameFamily, size, fill: ground.ink };
  const [opening = '', ...others] = lines;
  const [before = '', after = ''] = opening.split(wordSign).map((part) => part.trim());
  const advance = (await measure(nameFamily, `${before} n`)) - (await measure(nameFamily, 'n'));
  const origin = x + (advance + 0.1) * size;
  const left = x - 0.04 * size;
  return [
    textLine(before, left, first, style),
    drawWord({ x: origin, y: first + 0.03 * size, xHeight: xHeight * size }, { ground, pen: 24 }),
    after === '' ? '' : textLine(after, origin + (6.42 * xHeight + gapAfter) * size, first, style),
    ...others.map((line, index) => textLine(line, left, first + (index + 1) * promiseLineHeight * size, style)),
  ].join('');
}

function estimate(line: string, pieces: readonly Piece[], widths: readonly number[], space: number): number {
  const words = line.split(' ');
  const width = (word: string) => widths[pieces.findIndex(({ text }) => text === word)] ?? 0;
  return words.reduce((sum, word) => sum + width(word), (words.length - 1) * space);
}
