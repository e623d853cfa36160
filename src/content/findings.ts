/**
 * What the 2021 survey found. A figure is a share of those who answered, never of services or areas; it is shown with
 * its base, year and source, and is never turned round. What carries a note is never shown without it.
 */
export const survey = {
  year: 2021,
  title: 'What 283 practitioners said about babies',
  intro:
    'In 2021 the Parent-Infant Foundation asked people who work in NHS mental health services what happens to babies where they are. One bubble is one answer in a hundred.',
  base: '283 practitioners in NHS infant, children and young people’s mental health services, UK',
  when: 'June 2021, Parent-Infant Foundation',
  source: 'https://parentinfantfoundation.org.uk/imhaw21-workforce-survey/',
} as const;

export const findings: readonly Finding[] = [
  {
    percent: 9,
    statement:
      'who answered felt their area had enough provision for babies and toddlers whose mental health is at risk.',
    shareLabel: 'Share who felt so',
    share: '9%',
  },
  {
    percent: 52,
    statement:
      'said their local NHS children and young people’s mental health service takes referrals for children aged two and under.',
    shareLabel: 'Share who said so',
    share: '52%, many of them “on paper” only (no figure given)',
    note: {
      title: 'On paper.',
      text: 'Many of them added that in practice the service was not working with young children.',
    },
  },
];

export interface Finding {
  readonly percent: number;
  /** Goes on after "9 in 100". */
  readonly statement: string;
  readonly shareLabel: string;
  readonly share: string;
  readonly note?: { readonly title: string; readonly text: string };
}
