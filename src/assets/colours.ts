/**
 * The campaign's colours, for pictures and style sheets alike. Contrast ratios of every pair in use are at least 4.5
 * for text and 3 for the pen, which is always large; tests/assets/colours.test.ts computes them.
 */
export const palette = {
  night: '#1B1B3A',
  ink2: '#3A3A5C',
  milk: '#FFF7EA',
  white: '#FFFFFF',
  pen: '#C8321A',
  coral: '#F25533',
  coralDeep: '#B93318',
  marigold: '#FFC145',
  lilac: '#D9CCF5',
  lilacLine: '#6E64A0',
  night2: '#2A2A52',
  mint: '#BFE8D6',
  leaf: '#1F6B55',
  blush: '#FFDCCB',
} as const;

/** What is drawn on a ground: ink for words, quiet for the lesser ones, pen for the inserted word and its caret. */
export interface Ground {
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly pen: string;
  readonly dot: string;
  readonly mark: string;
}

export const grounds = {
  milk: ground('milk', 'night', 'ink2', 'pen'),
  night: ground('night', 'milk', 'lilac', 'marigold'),
  marigold: ground('marigold', 'night', 'night', 'pen'),
  lilac: ground('lilac', 'night', 'ink2', 'pen'),
} as const satisfies Record<string, Ground>;

export type GroundKey = keyof typeof grounds;

type ColourKey = keyof typeof palette;

function ground(on: ColourKey, ink: ColourKey, quiet: ColourKey, pen: ColourKey): Ground {
  return {
    ground: palette[on],
    ink: palette[ink],
    quiet: palette[quiet],
    pen: palette[pen],
    dot: palette.coral,
    mark: palette[ink],
  };
}
