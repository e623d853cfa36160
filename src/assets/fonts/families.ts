/**
 * The cuts that pictures are set in, each under a family name of its own.
 * No name ends in a number: Pango would read it as a size and show another font. Nor in a weight, for the same reason.
 */
export interface Family {
  readonly name: string;
  readonly sources: readonly Source[];
}

export interface Source {
  readonly package: string;
  readonly files: RegExp;
  /** The axes to pin, for a variable font. */
  readonly axes?: Readonly<Record<string, number>>;
}

/** The display cut in eleven widths, 75 to 100: what sets a line to its measure without touching its letters. */
export const displayWidths = [75, 77.5, 80, 82.5, 85, 87.5, 90, 92.5, 95, 97.5, 100] as const;

export function displayFamily(index: number): string {
  return `II Wdth ${String.fromCharCode(65 + index)}`;
}

export const nameFamily = 'II Name';
export const smallFamily = 'II Small';
export const textFamily = 'II Text';

/** For a slot whose text has a character that the campaign's own faces lack: everything in one other face. */
export const worldFamilies = {
  bold: { world: 'II World Strong', han: 'II Han Strong', kana: 'II Kana Strong', hangul: 'II Hangul Strong' },
  regular: { world: 'II World', han: 'II Han', kana: 'II Kana', hangul: 'II Hangul' },
} as const;

export const families: readonly Family[] = [
  ...displayWidths.map((wdth, index) => ({
    name: displayFamily(index),
    sources: [bricolage(/-latin-standard-/, { opsz: 96, wght: 800, wdth })],
  })),
  { name: nameFamily, sources: [bricolage(/-standard-/, { opsz: 48, wght: 750, wdth: 100 })] },
  { name: smallFamily, sources: [bricolage(/-latin-standard-/, { opsz: 14, wght: 700, wdth: 100 })] },
  {
    name: textFamily,
    sources: [variable('atkinson-hyperlegible-next', /-wght-normal/, { wght: 400 })],
  },
  ...world(worldFamilies.regular, 400),
  ...world(worldFamilies.bold, 700),
];

function world(names: Record<'world' | 'han' | 'kana' | 'hangul', string>, wght: 400 | 700): Family[] {
  const scripts = [
    'arabic',
    'hebrew',
    'thai',
    'bengali',
    'tamil',
    'gurmukhi',
    'gujarati',
    'ethiopic',
    'telugu',
    'malayalam',
    'kannada',
    'sinhala',
    'georgian',
    'armenian',
    'khmer',
    'lao',
    'myanmar',
  ];
  const sources = [
    { package: '@fontsource/noto-sans', files: new RegExp(`-${wght}-normal`) },
    ...scripts.map((script) => ({
      package: `@fontsource/noto-sans-${script}`,
      files: new RegExp(`-${script}-${script}-${wght}-normal`),
    })),
    // Combining circumflex and cedilla, which Noto Sans itself is served without.
    { package: '@fontsource/noto-sans-arabic', files: new RegExp(`-math-${wght}-normal`) },
    { package: '@fontsource/noto-emoji', files: new RegExp(`-${wght}-normal`) },
  ];
  return [
    { name: names.world, sources },
    { name: names.han, sources: [variable('noto-sans-sc', /-wght-normal/, { wght })] },
    { name: names.kana, sources: [variable('noto-sans-jp', /-wght-normal/, { wght })] },
    { name: names.hangul, sources: [variable('noto-sans-kr', /-wght-normal/, { wght })] },
  ];
}

function bricolage(files: RegExp, axes: Record<string, number>): Source {
  return variable('bricolage-grotesque', files, axes);
}

function variable(name: string, files: RegExp, axes: Record<string, number>): Source {
  return { package: `@fontsource-variable/${name}`, files, axes };
}
