import { type Canvas, canvasOf } from './canvas.ts';
import type { Card } from './card.ts';
import type { FormatKey } from './formats.ts';
import { insertionUpright, type UprightRhythm } from './templates/insertion-upright.ts';

const rhythms = {
  'post-portrait': { top: 84, foot: 1266, kicker: 44, kickerGap: 50, name: 68, role: 36, gap: 92, air: 54 },
  'post-square': { top: 76, foot: 1004, kicker: 38, kickerGap: 36, name: 60, role: 34, gap: 66, air: 44 },
  story: { top: 277, foot: 1240, kicker: 44, kickerGap: 40, name: 64, role: 36, gap: 66, air: 50 },
} as const satisfies Partial<Record<FormatKey, UprightRhythm>>;

/** The card as a whole SVG document of its format's size. The same card gives the same document. */
export async function composeCard(card: Card): Promise<string> {
  const canvas = canvasOf(card);
  const { width, height } = canvas.format;
  const drawing = await draw(canvas);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${canvas.field.ground}"/>${drawing}</svg>`;
}

async function draw(canvas: Canvas): Promise<string> {
  const { format } = canvas.card;
  if (format === 'landscape' || format === 'og' || format === 'email-sig') return '';
  return await insertionUpright(canvas, rhythms[format]);
}
