import { pictureWords } from '#content/picture-words.ts';
import { cleanLine, longest, type Person } from './card.ts';
import { chooseFamily, type Typeface } from './choose-family.ts';
import { type FittedText, fewestLines, firstFit, longestFit, type Try } from './fit-text.ts';

/** The room a person's lines get, in pixels; side panels are narrow and may use more lines, `alone` fills one. */
export interface PersonRoom {
  readonly kind: 'across' | 'low' | 'panel' | 'alone' | 'strip';
  readonly width: number;
  readonly nameSize: number;
  readonly roleSize: number;
}

export type FittedSlot = FittedText & Typeface;

export interface FittedPerson {
  readonly name: FittedSlot | null;
  readonly role: FittedSlot | null;
}

/** Sets the person's lines by the fitting order: they shrink, then break; what still does not fit is cut. */
export async function fitPerson(person: Person, room: PersonRoom): Promise<FittedPerson> {
  const name = await fitName(person, room);
  // A strip has room for a third line under the role only where the name is low.
  const isLow = name?.lines.length === 1 && !name.world;
  const role = await fitRole(person, room, room.kind === 'strip' && !isLow ? 0 : 1);
  return { name, role };
}

const twoLines: readonly Try[] = [
  ...[1, 0.94, 0.88, 0.82, 0.76].map((scale) => ({ lines: 1, scale })),
  ...[0.88, 0.8, 0.72].map((scale) => ({ lines: 2, scale })),
  ...[0.72, 0.66].map((scale) => ({ lines: 2, scale, afterHyphens: true })),
];

const nameTries: Record<PersonRoom['kind'], readonly Try[]> = {
  // A third line before a name is cut: nobody shares half a name.
  across: [...twoLines, { lines: 3, scale: 0.72 }, { lines: 3, scale: 0.72, afterHyphens: true }],
  low: twoLines,
  panel: [
    ...[1, 0.94, 0.88].map((scale) => ({ lines: 1, scale })),
    ...[2, 3].flatMap((lines) => [1, 0.86].map((scale) => ({ lines, scale }))),
    ...[1, 0.86].flatMap((scale) => [2, 3].map((lines) => ({ lines, scale, afterHyphens: true }))),
    { lines: 4, scale: 0.72, afterHyphens: true },
  ],
  // As large as it goes, on whatever lines that takes: nothing else is in the panel.
  alone: [
    ...[1, 0.92, 0.84, 0.76].flatMap((scale) => [1, 2].map((lines) => ({ lines, scale }))),
    ...[0.7, 0.62].flatMap((scale) => [1, 2, 3].map((lines) => ({ lines, scale }))),
    ...[0.62, 0.54].flatMap((scale) => [2, 3].map((lines) => ({ lines, scale, afterHyphens: true }))),
    ...[0.5, 0.42].flatMap((scale) => [3, 4].map((lines) => ({ lines, scale }))),
    ...[0.5, 0.42].flatMap((scale) => [4, 5].map((lines) => ({ lines, scale, afterHyphens: true }))),
  ],
  strip: [
    ...[1, 0.94, 0.88, 0.82, 0.76].map((scale) => ({ lines: 1, scale })),
    { lines: 2, scale: 0.72 },
    { lines: 2, scale: 0.72, afterHyphens: true },
  ],
};

interface RoleTries {
  /** How many lines the role and the organisation may share. */
  readonly lines: number;
  readonly apart: readonly number[];
  readonly joined: readonly number[];
}

const roleTries: Record<PersonRoom['kind'], RoleTries> = {
  across: { lines: 2, apart: [1], joined: [1, 0.92, 0.84, 0.78] },
  low: { lines: 2, apart: [1], joined: [1, 0.92, 0.84, 0.78] },
  panel: { lines: 4, apart: [1, 0.92], joined: [0.92, 0.84, 0.78] },
  alone: { lines: 5, apart: [1, 0.92, 0.84], joined: [0.92, 0.84, 0.78, 0.7, 0.64] },
  // Shown at half its size: nothing may shrink under 16 pixels there.
  strip: { lines: 2, apart: [1], joined: [1] },
};

async function fitName(person: Person, room: PersonRoom): Promise<FittedSlot | null> {
  const { lines, ...typeface } = chooseFamily('name', [cleanLine(person.name, longest.name)]);
  const text = lines[0] ?? '';
  if (text === '') return null;
  const fit = (some: string, tries: readonly Try[]) =>
    firstFit(some, typeface.family, { width: room.width, size: room.nameSize, tries });
  const tries = nameTries[room.kind];
  const fitted = (await fit(text, tries)) ?? (await longestFit(text, (shortened) => fit(shortened, lastTries(tries))));
  return fitted && { ...fitted, ...typeface };
}

/** How a cut name is set: as small as the tries go, on all of their lines, or on one where it cannot be broken. */
function lastTries(tries: readonly Try[]): Try[] {
  return [...tries.slice(-2), ...tries.filter(({ lines }) => lines === 1).slice(-1)];
}

/** `more` is how many more lines "in a personal capacity" brings. */
async function fitRole(person: Person, room: PersonRoom, more: 0 | 1): Promise<FittedSlot | null> {
  const given = [
    cleanLine(person.role ?? '', longest.role),
    cleanLine(person.organisation ?? '', longest.organisation),
  ];
  const capacity = person.personalCapacity && given.join('') !== '' ? pictureWords.personalCapacity : '';
  const { lines, ...typeface } = chooseFamily('role', [...given, capacity]);
  const [role = '', organisation = ''] = lines;
  if (role + organisation === '') return null;
  const most = roleTries[room.kind].lines + (capacity === '' ? 0 : more);
  const fit = (texts: readonly string[]) => fitParts([...texts, capacity], typeface.family, room, most);
  const fitted =
    (await fit([role, organisation])) ??
    (await longestFit(organisation, async (shortened) =>
      shortened.length < mostOfOrganisation * organisation.length ? null : await fit([role, shortened]),
    )) ??
    (await cutApart([role, organisation, capacity], typeface.family, room, most));
  return { ...fitted, ...typeface };
}

/** A line for each part while they fit, else all of them joined by commas and balanced. */
async function fitParts(
  texts: readonly string[],
  family: string,
  room: PersonRoom,
  most: number,
): Promise<FittedText | null> {
  const parts = texts.filter((text) => text !== '');
  const { apart, joined } = roleTries[room.kind];
  for (const scale of apart) {
    const lines = await linesApart(parts, family, { width: room.width / (room.roleSize * scale), most });
    if (lines) return { lines, size: room.roleSize * scale };
  }
  const counts = Array.from({ length: most - 1 }, (_, index) => index + 2);
  const tries = joined.flatMap((scale) => counts.map((lines) => ({ lines, scale })));
  return await firstFit(parts.join(', '), family, { width: room.width, size: room.roleSize, tries });
}

/** If less than this of the organisation is left beside the whole role, both are cut, each to lines of its own. */
const mostOfOrganisation = 0.6;

/** As small as the tries go, each part on its share of the lines; where there are more parts than lines, the first go. */
async function cutApart(texts: readonly string[], family: string, room: PersonRoom, most: number): Promise<FittedText> {
  const parts = texts.filter((text) => text !== '').slice(-most);
  const size = room.roleSize * Math.min(...roleTries[room.kind].joined);
  const lines: string[] = [];
  for (const [index, part] of parts.entries()) {
    const share = Math.floor((most - lines.length) / (parts.length - index));
    const fit = (text: string) => fewestLines(text, family, { width: room.width / size, most: share });
    lines.push(...((await fit(part)) ?? (await longestFit(part, fit)) ?? []));
  }
  return { lines, size };
}

async function linesApart(
  parts: readonly string[],
  family: string,
  { width, most }: { width: number; most: number },
): Promise<string[] | null> {
  const lines: string[] = [];
  for (const [index, part] of parts.entries()) {
    const left = most - lines.length - (parts.length - 1 - index);
    const own = await fewestLines(part, family, { width, most: left });
    if (!own) return null;
    lines.push(...own);
  }
  return lines;
}
