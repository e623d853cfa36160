import { type Canvas, canvasOf } from './canvas.ts';
import type { Card } from './card.ts';
import type { FormatKey } from './formats.ts';
import { insertionStrip } from './templates/insertion-strip.ts';
import { insertionUpright } from './templates/insertion-upright.ts';
import { insertionWide } from './templates/insertion-wide.ts';
import { pledgeStrip } from './templates/pledge-strip.ts';
import { pledgeUpright } from './templates/pledge-upright.ts';
import { pledgeWide } from './templates/pledge-wide.ts';
import type { TemplateKey } from './templates.ts';

type Layout = (canvas: Canvas) => Promise<string>;

const upright = {
  portrait: { top: 84, foot: 1266, kicker: 44, kickerGap: 50, name: 68, role: 36, gap: 92, air: 54 },
  square: { top: 76, foot: 1004, kicker: 38, kickerGap: 36, name: 60, role: 34, gap: 66, air: 44 },
  story: { top: 277, foot: 1240, kicker: 44, kickerGap: 40, name: 64, role: 36, gap: 66, air: 50, roof: 1420 },
};

const wide = {
  landscape: {
    top: 72,
    last: 717,
    foot: 828,
    inset: 60,
    panelTop: 72,
    headline: 64,
    name: 56,
    role: 32,
    year: 28,
    air: 76,
  },
  og: { top: 42, last: 482, foot: 570, inset: 48, panelTop: 60, headline: 46, name: 42, role: 26, year: 25, air: 56 },
};

const beside = {
  landscape: { measure: 712, tail: 125, sentence: 50, name: 124, role: 42, air: 64 },
  og: { measure: 500, tail: 87, sentence: 34, name: 96, role: 32, air: 44 },
};

const layouts: Record<TemplateKey, Record<FormatKey, Layout>> = {
  insertion: {
    'post-portrait': (canvas) => insertionUpright(canvas, upright.portrait),
    'post-square': (canvas) => insertionUpright(canvas, upright.square),
    story: (canvas) => insertionUpright(canvas, upright.story),
    landscape: (canvas) => insertionWide(canvas, wide.landscape),
    og: (canvas) => insertionWide(canvas, wide.og),
    'email-sig': insertionStrip,
  },
  pledge: {
    'post-portrait': (canvas) => pledgeUpright(canvas, { ...upright.portrait, edge: 800, tail: 150 }),
    'post-square': (canvas) => pledgeUpright(canvas, { ...upright.square, edge: 670, tail: 130 }),
    story: (canvas) => pledgeUpright(canvas, { ...upright.story, top: 288, edge: 920, tail: 150 }),
    landscape: (canvas) => pledgeWide(canvas, { ...wide.landscape, ...beside.landscape }),
    og: (canvas) => pledgeWide(canvas, { ...wide.og, ...beside.og }),
    'email-sig': pledgeStrip,
  },
};

/** The card as a whole SVG document of its format's size. The same card gives the same document. */
export async function composeCard(card: Card): Promise<string> {
  const canvas = canvasOf(card);
  const { width, height } = canvas.format;
  const drawing = await layouts[card.template][card.format](canvas);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${canvas.field.ground}"/>${drawing}</svg>`;
}
