import type { Ground } from './colours.ts';
import type { FittedPerson, FittedSlot } from './fit-person.ts';
import { textLine } from './text-line.ts';

/** Where a person's lines stand: all of them are set from the last baseline upwards. */
export interface PlacedPerson {
  readonly drawing: string;
  /** The top of the name's capitals. */
  readonly top: number;
}

/** The blank before most capitals, in em: lines begin where their ink does. */
const opticalEdge = 0.04;

/** Height of capitals in em. */
export const capHeight = { own: 0.66, world: 0.714 } as const;

/** The person's lines with their left ends at x and the last baseline at y, in pixels; `leading` is the role's, in em. */
export function placePerson(
  person: FittedPerson,
  { x, y, leading = 1.25 }: { x: number; y: number; leading?: number },
  ground: Ground,
): PlacedPerson {
  const drawing: string[] = [];
  const role = person.role && standingOn(person.role, y, leading);
  if (person.role && role) drawing.push(...drawLines(person.role, role, { x, fill: ground.quiet }));
  if (!person.name) return { drawing: drawing.join(''), top: role ? firstOf(role) - capOf(person.role) : y };

  const roleSize = person.role?.size ?? 0;
  // A name more than twice as large needs more room for what hangs below its line.
  const hang = 0.5 * Math.max(0, person.name.size - 2 * roleSize);
  const depth = person.name.world ? 0.16 * person.name.size : 0;
  const last = role ? firstOf(role) - (leading + 0.35) * roleSize - hang - depth : y - depth;
  const name = standingOn(person.name, last, person.name.world ? 1.24 : 1.04);
  drawing.unshift(...drawLines(person.name, name, { x, fill: ground.ink }));
  return { drawing: drawing.join(''), top: firstOf(name) - capOf(person.name) };
}

/** The same with the name's capitals beginning at `top`. */
export function placePersonUnder(
  person: FittedPerson,
  { top, ...place }: { x: number; top: number; leading?: number },
  ground: Ground,
): PlacedPerson {
  const { top: above } = placePerson(person, { ...place, y: 0 }, ground);
  return placePerson(person, { ...place, y: top - above }, ground);
}

/**
 * Where a name begins on a strip, in pixels: marks over some scripts' letters reach well above capitals. Three lines
 * under it stand closer, to keep clear of the watermark.
 */
export function stripPlace({ name, role }: FittedPerson): { top: number; leading: number } {
  return { top: name?.world ? 42 : 36, leading: role && role.lines.length > 2 ? 1.16 : 1.25 };
}

function standingOn(slot: FittedSlot, last: number, lineHeight: number): number[] {
  return slot.lines.map((_, index) => last - (slot.lines.length - 1 - index) * lineHeight * slot.size);
}

function drawLines(slot: FittedSlot, baselines: readonly number[], { x, fill }: { x: number; fill: string }): string[] {
  const style = { family: slot.family, size: slot.size, fill };
  return slot.lines.map((line, index) => textLine(line, x - opticalEdge * slot.size, baselines[index] ?? 0, style));
}

function firstOf(baselines: readonly number[]): number {
  return baselines[0] ?? 0;
}

function capOf(slot: FittedSlot | null): number {
  return slot ? (slot.world ? capHeight.world : capHeight.own) * slot.size : 0;
}
