import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutFont } from '#assets/fonts/cut-font.ts';

/**
 * Cuts the site's four web fonts. They lie beside the style sheets and not in public/, so that the bundler gives each
 * a name with a hash and a browser may keep it for ever.
 */
const target = 'src/styles/generated';
const display = 'node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque';
const text = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';

const displayAxes = { opsz: 96, wght: 800, wdth: { min: 75, max: 100, default: 100 } };
const textAxes = { wght: { min: 400, max: 700, default: 400 } };

/** Basic Latin, Latin-1's letters and the punctuation of good typing: what every page needs. */
const latin = `${charactersOf([0x20, 0x7e], [0xa0, 0xff])}Œœ–—‘’“”…•→←↓−`;

mkdirSync(target, { recursive: true });
await cut('display', `${display}-latin-standard-normal.woff2`, displayAxes, latin);
await cut('display-ext', `${display}-latin-ext-standard-normal.woff2`, displayAxes);
await cut('text', `${text}-latin-wght-normal.woff2`, textAxes, latin);
await cut('text-ext', `${text}-latin-ext-wght-normal.woff2`, textAxes);

async function cut(name: string, source: string, axes: Axes, characters?: string): Promise<void> {
  const options = {
    targetFormat: 'woff2',
    variationAxes: axes,
    // The numerals of fractions and tables are never set here, and weigh a fifth of the file.
    keepFeatures: ['ccmp', 'kern', 'mark', 'mkmk'],
    noHinting: true,
  } as const;
  const bytes = await cutFont(source, options, characters);
  writeFileSync(join(target, `${name}.woff2`), bytes);
}

function charactersOf(...ranges: readonly (readonly [number, number])[]): string {
  return ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)))
    .join('');
}

type Axes = Record<string, number | { min: number; max: number; default: number }>;
