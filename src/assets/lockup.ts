import { pictureWords } from '#content/picture-words.ts';
import type { Ground } from './colours.ts';
import { smallFamily } from './fonts/families.ts';
import { px, textLine, textLineEndingAt } from './text-line.ts';
import { mark } from './word.ts';

/** The mark with its ink's left edge at x and its feet at y, `height` pixels high. */
export function drawMark({ x, foot, height }: { x: number; foot: number; height: number }, ground: Ground): string {
  const scale = height / mark.height;
  const place = `translate(${px(x - mark.left * scale)} ${px(foot - mark.foot * scale)}) scale(${scale.toFixed(5)})`;
  return `<g transform="${place}"><path d="${mark.caret}" fill="none" stroke="${ground.mark}" stroke-width="${mark.stroke}" stroke-linecap="round" stroke-linejoin="round"/><circle cx="${mark.dot.cx}" cy="${mark.dot.cy}" r="${mark.dot.r}" fill="${ground.dot}"/></g>`;
}

/** The watermark: the mark and the hashtag on one baseline. */
export function drawLockup(
  { x, baseline, markHeight }: { x: number; baseline: number; markHeight: number },
  ground: Ground,
): string {
  const size = 0.7 * markHeight;
  const drawn = drawMark({ x, foot: baseline + 0.02 * markHeight, height: markHeight }, ground);
  const textX = x + (mark.width / mark.height + 0.28) * markHeight - 0.018 * size;
  const style = { family: smallFamily, size, fill: ground.ink, tracking: -0.005 };
  return drawn + textLine(pictureWords.hashtag, textX, baseline, style);
}

/** Top of the lockup's mark when its text stands on `baseline`. */
export function lockupTop(baseline: number, markHeight: number): number {
  return baseline - 0.98 * markHeight;
}

/** The year with its last figure's ink ending at `right`. */
export function drawYear(
  year: number | null,
  { right, baseline, size }: { right: number; baseline: number; size: number },
  ground: Ground,
): string {
  if (year === null) return '';
  const style = { family: smallFamily, size, fill: ground.quiet };
  return textLineEndingAt(String(year), right + 0.03 * size, baseline, style);
}
