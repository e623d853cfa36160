import { edition } from '#content/edition.ts';
import { pictureWords } from '#content/picture-words.ts';
import { type Card, cleanLine, longest, type Person } from './card.ts';
import { cardWords } from './card-words.ts';

/** What the picture shows, for whoever cannot see it: its words in reading order, then who says them. */
export function altText(card: Card): string {
  const { opening, promise, year } = cardWords(card);
  const written = `The words “${edition.phraseBefore}” move over, and the word “infant,” is written in by hand before them: “${edition.phrase}”.`;
  const taken = pictureWords.takenLines.join(' ');
  const promised = promise && `${pictureWords.promise.before} infant, ${pictureWords.promise[promise]}`;
  const parts =
    card.template === 'insertion'
      ? [opening, written]
      : [`“${[taken, promised].filter((part) => part !== null).join(' ')}”`, opening];
  const hashtag = `${pictureWords.hashtag}${year === null ? '' : ` ${year}`}.`;
  return [...parts, card.person && signed(card.person), hashtag].filter(Boolean).join(' ');
}

function signed({ name, role, organisation, personalCapacity }: Person): string {
  const lines = [
    cleanLine(name, longest.name),
    cleanLine(role ?? '', longest.role),
    cleanLine(organisation ?? '', longest.organisation),
  ];
  const given = lines.filter((line) => line !== '');
  if (given.length === 0) return '';
  const capacity = personalCapacity && given.length > 1 ? [pictureWords.personalCapacity] : [];
  return `Signed by ${[...given, ...capacity].join(', ')}.`;
}
