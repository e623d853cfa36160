/** Where a signer is. The slug is stored and posted: change a label freely, a slug never. */
export const nations = [
  { slug: 'england', label: 'England' },
  { slug: 'northern-ireland', label: 'Northern Ireland' },
  { slug: 'scotland', label: 'Scotland' },
  { slug: 'wales', label: 'Wales' },
  { slug: 'uk', label: 'UK-wide' },
  { slug: 'elsewhere', label: 'Outside the UK' },
] as const;
