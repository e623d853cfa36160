/** How taking the pledge goes, from the signer's side. */
export const pledgeSteps = [
  {
    title: 'Fill in one page',
    text: 'Your name and email are enough. Role and organisation are welcome: they go on your pictures.',
  },
  {
    title: 'Press one button in your mail',
    text: 'We ask once whether it was you. Then your pledge counts, and nobody can sign for you.',
  },
  {
    title: 'Share your pictures',
    text: 'They arrive by mail with your name on them. Your own page keeps them all, and lets you correct or withdraw.',
  },
] as const;
