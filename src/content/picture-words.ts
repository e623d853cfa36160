import { edition } from './edition.ts';

/** The words set in pictures. What is drawn to a measure (the phrase, "I’ve taken the pledge.") is set line by line. */
export const pictureWords = {
  hashtag: edition.hashtag,
  kicker: 'I’ve made room for one more word.',
  kitKicker: 'Make room for one more word.',
  phraseLines: ['children and', 'young people’s', 'mental health'],
  phraseLinesWide: ['children and young', 'people’s mental health'],
  takenLines: ['I’ve taken', 'the pledge.'],
  /** The promise after "I’ll say" and the drawn word: whole, and where there is less room its first half. */
  promise: {
    before: 'I’ll say',
    whole: edition.pledgeParts.join(' ').replace('I’ll say infant, ', ''),
    short: edition.pledgeParts[0].replace('I’ll say infant, ', '').replace(/,$/, '.'),
  },
  personalCapacity: 'in a personal capacity',
} as const;
