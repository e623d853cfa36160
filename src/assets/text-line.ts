import { escapeXml } from './card.ts';

/** One line of one family. Width and height are of its ink, in pixels at `size`; the rest is where it goes. */
export interface TextStyle {
  readonly family: string;
  readonly size: number;
  readonly fill: string;
  /** Letter spacing in em. */
  readonly tracking?: number;
}

/** The line with its left end at x and its baseline at y, whichever way its script runs. */
export function textLine(text: string, x: number, y: number, style: TextStyle): string {
  const side = isRightToLeft(text) ? ' direction="rtl" text-anchor="end"' : '';
  return drawn(text, x, y, style, side);
}

/** The line with its right end at x. */
export function textLineEndingAt(text: string, x: number, y: number, style: TextStyle): string {
  const side = isRightToLeft(text) ? ' direction="rtl"' : ' text-anchor="end"';
  return drawn(text, x, y, style, side);
}

/** Whether the first letter with a direction runs from right to left. */
function isRightToLeft(text: string): boolean {
  const first = text.match(/[\p{L}]/u)?.[0];
  return (
    first !== undefined &&
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
  );
}

export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function drawn(text: string, x: number, y: number, style: TextStyle, side: string): string {
  const spacing = style.tracking ? ` letter-spacing="${px(style.tracking * style.size)}"` : '';
  return `<text x="${px(x)}" y="${px(y)}" font-family="${style.family}" font-size="${px(style.size)}" fill="${style.fill}"${spacing}${side}>${escapeXml(text)}</text>`;
}
