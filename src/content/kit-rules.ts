/** What may be done with the kit, in the page's own words; the zip's terms say the same. */
export const kitRules = {
  free: [
    'Share the pictures, the mark and the logo freely, anywhere, to talk about the pledge.',
    'Put the alt text beside every picture you post. Most platforms have a place for it.',
    'Tag posts #IncludingInfants.',
  ],
  please: [
    'Leave them as they are: no new colours, no second logo on the picture, no cropping away the mark.',
    'Give the mark room: at least the width of its dot on every side, and 16 pixels of height or more.',
    'Don’t suggest that a person or an organisation has taken the pledge when they have not, or that the campaign endorses a product, a service or a party.',
  ],
} as const;
