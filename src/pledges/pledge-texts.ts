import { cleanLine, isTooLong } from '#platform/text.ts';

export type TextReading = { text: string } | { error: string };

const longestName = 80;
const longestText = 90;

// What a mail program would turn into a link: a scheme, www, an address with a path, or a plain domain of the usual endings.
const webAddress =
  /:\/\/|\bwww\.|\p{L}\.\p{L}{2,}\/|[\p{L}\p{N}-]{2,}\.(?:com|org|net|info|biz|co|uk|io|ru|cn|xyz|top|site|online|shop|click|link)(?![\p{L}\p{N}])/iu;

/** A full name: needed, at most 80 graphemes, in any script. */
export function readName(typed: string): TextReading {
  const text = isTooLong(typed.trim(), longestName) ? typed : cleanLine(typed);
  if (isTooLong(text, longestName)) return { error: `Your name must be ${longestName} characters or fewer` };
  if (text === '') return { error: 'Enter your full name' };
  if (hasAddress(text)) return { error: 'A name can’t contain a web address or an @' };
  if (!/\p{L}/u.test(text)) return { error: 'Enter your name with letters' };
  return { text };
}

/** A role or an organisation: may be empty, at most 90 graphemes. */
export function readText(typed: string, what: 'role' | 'organisation'): TextReading {
  const text = isTooLong(typed.trim(), longestText) ? typed : cleanLine(typed);
  if (isTooLong(text, longestText))
    return {
      error: `The ${what === 'role' ? 'role' : 'organisation’s name'} must be ${longestText} characters or fewer`,
    };
  if (hasAddress(text))
    return { error: `${what === 'role' ? 'A role' : 'An organisation’s name'} can’t contain a web address or an @` };
  return { text };
}

function hasAddress(text: string): boolean {
  return text.includes('@') || webAddress.test(text);
}
