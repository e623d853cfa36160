import { displayFamily, displayWidths } from './fonts/families.ts';
import { px } from './text-line.ts';

/**
 * Ink widths in em at widths 75 and 100 of every line set in the display cut, and its first letter's left bearing; in
 * between they grow evenly. Not measured at run time: Pango measures to whole pixels, and a letter's share of that shows.
 */
const displayLines = {
  'children and': { narrow: 4.043, wide: 5.465, bearing: [0.013, 0.022] },
  'young people’s': { narrow: 4.889, wide: 6.622, bearing: [-0.005, 0.02] },
  'mental health': { narrow: 4.467, wide: 6.047, bearing: [0.019, 0.036] },
  'children and young': { narrow: 6.253, wide: 8.464, bearing: [0.013, 0.022] },
  'people’s mental health': { narrow: 7.317, wide: 9.931, bearing: [0.019, 0.036] },
  'I’ve taken': { narrow: 3.105, wide: 4.132, bearing: [0.02, 0.04] },
  'the pledge.': { narrow: 3.586, wide: 4.881, bearing: [0.002, 0.005] },
} as const satisfies Record<string, { narrow: number; wide: number; bearing: readonly [number, number] }>;

export type DisplayLine = keyof typeof displayLines;

/**
 * A line whose ink runs from `left` to `right` pixels, set to that measure by the width axis; what is left over, less
 * than a step of the axis, goes between the letters.
 */
export function displayLine(
  text: DisplayLine,
  { left, right, baseline }: { left: number; right: number; baseline: number },
  { size, fill }: { size: number; fill: string },
): string {
  const { narrow, wide, bearing } = displayLines[text];
  const target = (right - left) / size;
  const step = Math.floor(((target - narrow) / (wide - narrow)) * (displayWidths.length - 1));
  const index = Math.max(0, Math.min(displayWidths.length - 1, step));
  const family = displayFamily(index);
  const share = index / (displayWidths.length - 1);
  const tracking = (target - (narrow + (wide - narrow) * share)) / (text.length - 1);
  const x = left - (bearing[0] + (bearing[1] - bearing[0]) * share) * size;
  return `<text x="${px(x)}" y="${px(baseline)}" font-family="${family}" font-size="${px(size)}" letter-spacing="${(tracking * size).toFixed(3)}" fill="${fill}">${text}</text>`;
}
