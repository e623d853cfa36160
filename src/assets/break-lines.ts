/** A stretch of text that stays whole; `gap` is what parts it from the next: a space, or nothing after a hyphen. */
export interface Piece {
  readonly text: string;
  readonly gap: '' | ' ';
}

/**
 * Where a line of text may be broken: at spaces, between words of scripts that write none, and after hyphens if asked.
 */
export function pieces(text: string, afterHyphens: boolean): Piece[] {
  return text.split(' ').flatMap((word) => {
    const parts = unspaced.test(word)
      ? Array.from(wordSegmenter.segment(word), (part) => part.segment)
      : afterHyphens
        ? (word.match(/[^-‐–]*[-‐–]+|[^-‐–]+/gu) ?? [word])
        : [word];
    return parts.map((part, index): Piece => ({ text: part, gap: index === parts.length - 1 ? ' ' : '' }));
  });
}

/**
 * The pieces in exactly `count` lines (or as many as there are pieces, if fewer): the longest as short as it can be,
 * and the others as even as that leaves them. Widths are of the pieces and of a space, in any one unit.
 */
export function balance(all: readonly Piece[], widths: readonly number[], space: number, count: number): string[] {
  const lines = Math.min(count, all.length);
  // best[line][end]: the best way to set the first `end` pieces in `line` lines, and where its last line begins.
  let best = all.map((_, index) => {
    const width = lineWidth(all, widths, space, 0, index + 1);
    return { width, uneven: width ** 2, breaks: [0] };
  });
  for (let line = 2; line <= lines; line++) {
    const before = best;
    best = all.map((_, index) => {
      let found = { width: Number.POSITIVE_INFINITY, uneven: Number.POSITIVE_INFINITY, breaks: [0] };
      for (let start = line - 1; start <= index; start++) {
        const head = before[start - 1];
        if (!head) continue;
        const own = lineWidth(all, widths, space, start, index + 1);
        const [width, uneven] = [Math.max(head.width, own), head.uneven + own ** 2];
        const better = width < found.width || (width === found.width && uneven < found.uneven);
        if (better) found = { width, uneven, breaks: [...head.breaks, start] };
      }
      return found;
    });
  }
  const breaks = best.at(-1)?.breaks ?? [0];
  return breaks.map((start, index) => joined(all.slice(start, breaks[index + 1])));
}

function joined(some: readonly Piece[]): string {
  return some
    .map((piece) => piece.text + piece.gap)
    .join('')
    .trim();
}

function lineWidth(all: readonly Piece[], widths: readonly number[], space: number, from: number, to: number): number {
  let width = 0;
  for (let index = from; index < to; index++) {
    width += widths[index] ?? 0;
    if (index < to - 1 && all[index]?.gap === ' ') width += space;
  }
  return width;
}

const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
