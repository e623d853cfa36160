import { graphemes } from '#platform/text.ts';
import { balance, pieces } from './break-lines.ts';
import { measure, measureSpace } from './measure.ts';

/** One try: so many lines at so much of the full size. Hyphens break only where every space has been tried. */
export interface Try {
  readonly lines: number;
  readonly scale: number;
  readonly afterHyphens?: boolean;
}

export interface FittedText {
  readonly lines: readonly string[];
  /** In pixels. */
  readonly size: number;
}

interface Broken {
  readonly lines: readonly string[];
  /** Of the longest line, in em. */
  readonly widest: number;
}

/** The first try whose lines all fit into `width` pixels at its share of `size`, or null. */
export async function firstFit(
  text: string,
  family: string,
  { width, size, tries }: { width: number; size: number; tries: readonly Try[] },
): Promise<FittedText | null> {
  const whole = await measure(family, text);
  for (const { lines, scale, afterHyphens } of tries) {
    if (!couldFit(whole, width / (size * scale), lines)) continue;
    const broken = await breakInto(text, family, { lines, afterHyphens: afterHyphens ?? false });
    const fits = broken.lines.length === lines && broken.widest * size * scale <= width;
    if (fits) return { lines: broken.lines, size: size * scale };
  }
  return null;
}

/** The text on as few lines as hold it at `width` em, or null where more than `most` would be needed. */
export async function fewestLines(
  text: string,
  family: string,
  { width, most }: { width: number; most: number },
): Promise<readonly string[] | null> {
  const whole = await measure(family, text);
  for (let count = 1; count <= most; count++) {
    if (!couldFit(whole, width, count)) continue;
    const { lines, widest } = await breakInto(text, family, { lines: count, afterHyphens: false });
    if (widest <= width) return lines;
  }
  return null;
}

/**
 * What `fit` makes of the longest beginning of the text, with an ellipsis, that it accepts: whole words where that keeps
 * most of it, else whole letters.
 */
export async function longestFit<Fitted>(
  text: string,
  fit: (shortened: string) => Promise<Fitted | null>,
): Promise<Fitted | null> {
  const letters = graphemes(text);
  let [low, high] = [0, letters.length];
  let [best, kept]: [Fitted | null, string] = [null, ''];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const beginning = letters.slice(0, middle).join('');
    const fitted = await fit(cutAfter(beginning));
    if (fitted) [low, best, kept] = [middle, fitted, beginning];
    else high = middle - 1;
  }
  const words = wholeWords(text, kept);
  return (words.length >= mostOfIt * kept.length && words !== '' && (await fit(cutAfter(words)))) || best;
}

const mostOfIt = 0.6;

function cutAfter(beginning: string): string {
  return `${beginning.replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** The beginning of the text without the word that it ends within, and without an "of" or "and" left hanging. */
function wholeWords(text: string, beginning: string): string {
  const words = /^(?:[\s‐–-]|$)/u.test(text.slice(beginning.length)) ? beginning : beginning.replace(/[^\s‐–-]*$/u, '');
  return words.trimEnd().replace(/(?:\s+(?:and|at|for|in|of|the|&))+$/u, '');
}

/** Spares the breaking of what no break could fit. A break may swallow a space, so that much is allowed for. */
function couldFit(whole: number, width: number, lines: number): boolean {
  return whole <= lines * width + (lines - 1) * 0.4;
}

async function breakInto(
  text: string,
  family: string,
  { lines: count, afterHyphens }: { lines: number; afterHyphens: boolean },
): Promise<Broken> {
  const lines = count === 1 ? [text] : await balanced(text, family, { count, afterHyphens });
  const widths = await Promise.all(lines.map((line) => measure(family, line)));
  return { lines, widest: Math.max(...widths) };
}

async function balanced(
  text: string,
  family: string,
  { count, afterHyphens }: { count: number; afterHyphens: boolean },
): Promise<string[]> {
  const parts = pieces(text, afterHyphens);
  if (parts.length === 1) return [text];
  const [space, ...widths] = await Promise.all([
    measureSpace(family),
    ...parts.map((part) => measure(family, part.text)),
  ]);
  return balance(parts, widths, space, count);
}
