import { edition } from '#content/edition.ts';
import { pictureWords } from '#content/picture-words.ts';
import { type Card, cleanLine, longest, type Person } from './card.ts';

/** What the picture shows, for whoever cannot see it: its words in reading order, then who says them. */
export function altText(card: Card): string {
  const year = card.year === null ? '' : ` ${card.year}`;
  const parts = [shown(card), card.person ? signed(card.person) : '', `${pictureWords.hashtag}${year}.`];
  return parts.filter((part) => part !== '').join(' ');
}

function shown(card: Card): string {
  if (card.template === 'insertion') {
    const kicker = card.person ? pictureWords.kicker : pictureWords.kitKicker;
    return `${kicker} The words “${edition.phraseBefore}” move over, and the word “infant,” is written in by hand before them: “${edition.phrase}”.`;
  }
  const promise = `“${pictureWords.takenLines.join(' ')}`;
  if (card.format === 'email-sig') return `${promise}”`;
  const shorter = card.format === 'post-square' || card.format === 'story';
  return `${promise} I’ll say infant, ${shorter ? pictureWords.promise.short : pictureWords.promise.whole}”`;
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
