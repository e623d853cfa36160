/** The privacy notice's words. Whoever runs this copy checks them against how it is really run; see `controller`. */
export const privacy = {
  changed: '22 November 2026',
  short: [
    'We ask for your name and email, and for a few things about your work if you want to give them.',
    'Your email address is never shown to anyone and never passed on.',
    'Visitors get no cookies, and nothing on this site or in its mails watches you or comes from elsewhere.',
    'You can correct, hide or withdraw your pledge yourself, from your own page. The mail that brings your pictures has its link.',
  ],
  /** Where something of a signer can be seen by others. */
  visible: [
    'Your pledge adds one to the count. A count names nobody.',
    'The public list of supporters has not opened yet. When it does, your name, role and organisation are in it only if you ticked the box for it. Search engines and other sites may copy a public list. You can take your name off it at any time from your own page; we cannot take back copies that others made.',
    'Your pictures carry your name, role and organisation as you gave them. Only you get them from us. What you share is then public, and we cannot call it back.',
  ],
  purposes: [
    {
      purpose: 'Counting pledges, and checking that each was made by the person whose address it is',
      held: 'Name, email, whether for yourself or an organisation, role, organisation, sector, nation; when you pledged and confirmed; the version of the words you agreed to',
      basis: 'Your consent',
      kept: 'For as long as your pledge stands. Unconfirmed: 14 days after the newest link we sent. Withdrawn: 30 days, in case you change your mind, then erased',
    },
    {
      purpose: 'Making your pictures and sending them to you',
      held: 'Name, role, organisation; the pictures',
      basis: 'Your consent',
      kept: 'For as long as your pledge stands. Taken away when you withdraw',
    },
    {
      purpose: 'Listing you as a supporter',
      held: 'Name, role, organisation',
      basis: 'Your consent, by a box of its own',
      kept: 'Until you hide it or withdraw',
    },
    {
      purpose: 'Writing to you about the campaign',
      held: 'Name, email',
      basis: 'Your consent, by a box of its own',
      kept: 'Until you unsubscribe or withdraw',
    },
    {
      purpose: 'Knowing that mails arrive',
      held: 'When a mail was sent and what the receiving server answered; no address',
      basis: 'Our legitimate interest in mails that arrive',
      kept: '90 days',
    },
    {
      purpose: 'Keeping people from being signed up against their will, and the site from being flooded',
      held: 'Your network address, in memory only and never stored. If you say “never write to me again”, a fingerprint of your address that cannot be turned back into it',
      basis: 'Our legitimate interest, and that of people whose address is misused',
      kept: 'The network address: minutes. The fingerprint: until you ask us to lift it',
    },
    {
      purpose: 'Letting organisers sign in',
      held: 'Their email, and what they did',
      basis: 'Our legitimate interest in knowing who runs the campaign',
      kept: 'For as long as they are organisers',
    },
  ],
  rights: [
    'See what we hold, correct it, or have it erased. Your own page does most of this without asking us.',
    'Take it away in a form that other programs can read.',
    'Ask us to use it less, or object to our using it.',
    'Withdraw a consent as easily as you gave it. What we did before then stays lawful.',
  ],
  regulator: {
    name: 'Information Commissioner’s Office',
    address: 'Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF',
    phone: '0303 123 1113',
    url: 'https://ico.org.uk/make-a-complaint/',
  },
} as const;
