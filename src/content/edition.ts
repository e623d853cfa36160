/** The campaign's words, dates and numbers. A new edition of the campaign is an edit of this file. */
export const edition = {
  name: 'Including Infants',
  hashtag: '#IncludingInfants',
  /** The phrase that is promised, and the words it grows from. */
  phrase: 'infant, children and young people’s mental health',
  phraseBefore: 'children and young people’s mental health',
  /** The promise in the signer's own voice. */
  pledge:
    'I’ll say infant, children and young people’s mental health wherever appropriate, and include infants in more of my discussions, thinking and action.',
  pledgeParts: [
    'I’ll say infant, children and young people’s mental health wherever appropriate,',
    'and include infants in more of my discussions, thinking and action.',
  ],
  lead: 'We talk about children and young people’s mental health, and babies drop out of the sentence. Pledge to put the word back, wherever it fits, and to think of infants when you do.',
  description:
    'Pledge to say “infant, children and young people’s mental health”, and get pictures with your name to share.',
  /** Fewer than this and the home page shows no bar towards the next milestone. */
  barFrom: 10,
  history: {
    year: 2021,
    week: '7 to 13 June 2021',
    text: 'The pledge began in Infant Mental Health Awareness Week, 7 to 13 June 2021. By 10 June that year 66 organisations or individuals had taken it. They are part of its history and are not in this site’s count, which starts from nought.',
  },
  about:
    'Including Infants asks people who work with children to say “infant, children and young people’s mental health”, and to mean it.',
  independence:
    'The pledge was started in 2021 by the Parent-Infant Foundation. The name, mark and pictures here are this site’s own: they are not the Foundation’s official identity, and they imply no endorsement by it or by any signer’s employer.',
} as const;

/** What cannot be taken back once a name is public. */
const copies = 'Search engines and other sites may copy a public list.';

/**
 * The consent that a signer gives, as it is shown at the form. Change the words and the version together: the version
 * is stored with each pledge, so that what somebody agreed to can be shown later.
 */
export const consent = {
  version: '2026-11-22',
  pledge:
    'By sending the form you take the pledge and agree that we keep what you gave, to count it and to send your pictures.',
  listed: 'Show my name, role and organisation in the public list of supporters',
  listedHint: `The list opens later. ${copies} Leave it unticked and you are counted all the same.`,
  copies,
  updates: 'Email me now and then about the campaign',
  updatesHint: 'Leave it unticked and we only write about your own pledge.',
  confirm:
    'We will email you once to ask if it was you. The link works for 7 days. If it is not used, we delete what you typed 14 days after the newest link.',
  withdraw:
    'You can withdraw at any time: your own page has a button for it, and the mail that brings your pictures has its link.',
  address: 'For people aged 18 or over. Please use your own email address. It is never shown to anyone.',
} as const;

/**
 * Who is answerable for the data of whoever signs here: whoever runs this copy of the site, so these lines must be
 * filled in before it goes public. Null means "not given", and the privacy notice then says so.
 */
export const controller: Controller = {
  name: 'The people who run this copy of the Including Infants site',
  isPlural: true,
  email: null,
  postalAddress: null,
  registration: null,
  dataProtectionOfficer: null,
  processors:
    'The company whose computer this site runs on and the service that carries its mail handle the data for them, and may use it for nothing else.',
};

interface Controller {
  readonly name: string;
  /** Whether the name takes “are”, as people do, or “is”, as one body does. */
  readonly isPlural: boolean;
  readonly email: string | null;
  readonly postalAddress: string | null;
  /** Number in the Information Commissioner's register of fee payers. */
  readonly registration: string | null;
  readonly dataProtectionOfficer: string | null;
  /** Who else handles the data: best told by name, with the country. */
  readonly processors: string;
}
