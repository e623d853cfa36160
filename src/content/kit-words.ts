/** The files that go into the kit beside its pictures. */
export const kitTerms = `Terms

You may share these pictures, the mark and the logo freely, to talk about the Including Infants pledge.
Please share them unaltered: do not recolour, crop away the mark, or add another logo to the picture.
Do not use them to suggest that a person or an organisation has taken the pledge when they have not,
or that this campaign endorses a product, a service or a party.
The name, mark and pictures are this site's own. They are not the Parent-Infant Foundation's identity.
`;

/** Stands above the captions. */
export const captionsNote = `Words to post

Add the address of the site where you got this kit, just before the hashtag, so that readers can take the pledge.
`;

export const kitReadme = `Including Infants: the supporters' kit

captions.txt   words to post, in three lengths: add the address of the site where you got this kit
alt-text.csv   a description of every picture: paste it where the platform asks for alt text
terms.txt      what you may do with these files
pictures/      one folder for each format
logos/         the mark and the logo, for light and for dark backgrounds, as SVG and PNG

Which picture goes where
post-portrait  posts on Instagram, Facebook, LinkedIn, X, Threads, Bluesky and Mastodon.
               Instagram's grid trims a little at the sides; nothing is lost.
post-square    carousels, documents on LinkedIn, newsletters.
story          stories and statuses. Put a link sticker under the roof, where the picture leaves room.
landscape      X, LinkedIn, slides and screens.
og             the preview that goes with a link.
email-sig      under your emails: show it 600 pixels wide and 150 high.

Please use the files as they are. Platforms crop for themselves: the words stay inside what they show.
`;
