import type { Card, Person } from './card.ts';
import { type GroundKey, grounds } from './colours.ts';
import { type FormatKey, formatKeys } from './formats.ts';
import { drawMark } from './lockup.ts';
import { type ColourwayKey, colourwaysOf, type TemplateKey } from './templates.ts';
import { mark } from './word.ts';
import { wordmark } from './wordmark.ts';

/** The kit's cards: the first template without a name, in every format and colour. */
export const kitCards: readonly Card[] = formatKeys.flatMap((format) =>
  colourwaysOf('insertion').map((colourway) => nameless(format, colourway)),
);

/** What a signer gets, shown on the home page; the names can be nobody's. */
export const sampleCards: readonly Card[] = [
  sample('insertion', 'post-portrait', 'milk', ['Your Name', 'Your role', 'Your organisation']),
  sample('pledge', 'post-square', 'marigold', ['Alex Example', 'Health visitor', 'Example Health Board']),
  sample('insertion', 'landscape', 'night', ['Siân Enghraifft', 'Midwife', 'Sample University Hospital']),
];

export interface Logo {
  readonly key: string;
  readonly label: string;
  readonly svg: string;
  /** The PNG's width in pixels. */
  readonly pngWidth: number;
}

/** The mark and the logo, for light and for dark backgrounds, with nothing behind them; then the icons. */
export function kitLogos(): Logo[] {
  const lights = [
    ['light', 'milk'],
    ['dark', 'night'],
  ] as const;
  return [
    ...lights.map(
      ([key, on]): Logo => ({
        key: `mark-for-${key}`,
        label: `Mark, for ${key} backgrounds`,
        svg: markSvg(on),
        pngWidth: 800,
      }),
    ),
    ...lights.map(
      ([key, on]): Logo => ({
        key: `logo-for-${key}`,
        label: `Logo, for ${key} backgrounds`,
        svg: logoSvg(on),
        pngWidth: 1600,
      }),
    ),
    { key: 'icon', label: 'Square icon', svg: iconSvg(), pngWidth: 512 },
  ];
}

function markSvg(on: GroundKey): string {
  const drawing = drawMark({ x: 4, foot: 89, height: mark.height }, grounds[on]);
  return named(101, 93, drawing);
}

/** The proportions of the lockup: type at 0.70 of the mark's height, 0.28 from it, the feet a little below the line. */
function logoSvg(on: GroundKey): string {
  const height = mark.height;
  const scale = (0.7 * height) / 200;
  const x = 4 + mark.width + 0.28 * height;
  const baseline = 89 - 0.02 * height;
  const name = `<path transform="translate(${x.toFixed(2)} ${baseline.toFixed(2)}) scale(${scale.toFixed(5)})" d="${wordmark.path}" fill="${grounds[on].ink}"/>`;
  return named(
    Math.ceil(x + wordmark.width * scale + 4),
    104,
    drawMark({ x: 4, foot: 89, height }, grounds[on]) + name,
  );
}

function iconSvg(): string {
  const drawing = drawMark({ x: 16.5, foot: 80.8, height: 0.72 * mark.height }, grounds.night);
  return named(100, 100, `<rect width="100" height="100" fill="${grounds.night.ground}"/>${drawing}`);
}

function named(width: number, height: number, drawing: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${wordmark.label}"><title>${wordmark.label}</title>${drawing}</svg>`;
}

function nameless(format: FormatKey, colourway: ColourwayKey): Card {
  return { template: 'insertion', format, colourway, person: null, year: null };
}

function sample(
  template: TemplateKey,
  format: FormatKey,
  colourway: ColourwayKey,
  [name, role, organisation]: readonly [string, string, string],
): Card {
  const person: Person = { name, role, organisation, personalCapacity: false };
  return { template, format, colourway, person, year: null };
}
