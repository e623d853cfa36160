/** Where a signer works. The slug is stored and posted: change a label freely, a slug never. */
export const sectors = [
  { slug: 'health', label: 'NHS, health and social care' },
  { slug: 'local-authority', label: 'Local authority' },
  { slug: 'charity', label: 'Charity or voluntary sector' },
  { slug: 'professional-body', label: 'Professional body' },
  { slug: 'research', label: 'University or research' },
  { slug: 'education', label: 'Early years or education' },
  { slug: 'government', label: 'Parliament or government' },
  { slug: 'independent', label: 'Private or independent' },
  { slug: 'other', label: 'Other' },
] as const;
