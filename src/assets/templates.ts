import type { GroundKey } from './colours.ts';

/** A colourway: the first field, which names it, and the second, where a picture has one. */
export interface Colourway {
  readonly label: string;
  readonly field: GroundKey;
  readonly second: GroundKey;
}

interface Template {
  readonly label: string;
  /** Part of file names, so that a saved picture says what it is. */
  readonly slug: string;
  /** The order in which pages offer the colours; the first is the one used when nobody chose. */
  readonly colourways: Readonly<Record<ColourwayKey, Colourway>>;
}

export const colourwayKeys = ['milk', 'night', 'marigold'] as const;
export type ColourwayKey = (typeof colourwayKeys)[number];

const labels = { milk: 'Milk', night: 'Night', marigold: 'Marigold' } as const;

export const templates = {
  insertion: {
    label: 'One more word',
    slug: 'made-room',
    colourways: {
      milk: { label: labels.milk, field: 'milk', second: 'marigold' },
      night: { label: labels.night, field: 'night', second: 'marigold' },
      marigold: { label: labels.marigold, field: 'marigold', second: 'night' },
    },
  },
  pledge: {
    label: 'I’ve taken the pledge',
    slug: 'taken-the-pledge',
    colourways: {
      marigold: { label: labels.marigold, field: 'marigold', second: 'night' },
      night: { label: labels.night, field: 'night', second: 'milk' },
      milk: { label: labels.milk, field: 'milk', second: 'marigold' },
    },
  },
} as const satisfies Record<string, Template>;

export type TemplateKey = keyof typeof templates;

export const templateKeys = Object.keys(templates) as readonly TemplateKey[];

/** A template's colourways in the order that pages offer them. */
export function colourwaysOf(template: TemplateKey): readonly ColourwayKey[] {
  return Object.keys(templates[template].colourways) as ColourwayKey[];
}
