import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontFolder } from './environment.ts';

/** Per family, per file of it: the covered code points as start and end of each run, ascending. */
export type Coverage = Readonly<Record<string, readonly (readonly number[])[]>>;

export const coverageFile = join(fontFolder, 'coverage.json');

let loaded: Coverage | undefined;

/** Whether one of the family's files has the character. */
export function hasCharacter(family: string, codePoint: number): boolean {
  return files(family).some((runs) => covers(runs, codePoint));
}

/**
 * Whether the family can set one letter with its accents: it is cut into files by script, and a mark sits right only on
 * a letter of its own file.
 */
export function hasGrapheme(family: string, grapheme: string): boolean {
  const points = [...grapheme].map((character) => character.codePointAt(0) ?? 0);
  return files(family).some((runs) => points.every((point) => covers(runs, point)));
}

/** Joins ascending code points into runs, as the coverage file keeps them. */
export function toRuns(codePoints: readonly number[]): number[] {
  const runs: number[] = [];
  for (const point of codePoints) {
    if (runs.at(-1) === point - 1) runs[runs.length - 1] = point;
    else runs.push(point, point);
  }
  return runs;
}

function files(family: string): readonly (readonly number[])[] {
  loaded ??= JSON.parse(readFileSync(coverageFile, 'utf8')) as Coverage;
  return loaded[family] ?? [];
}

function covers(runs: readonly number[], codePoint: number): boolean {
  let [low, high] = [0, runs.length / 2 - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (runs[2 * middle] ?? 0)) high = middle - 1;
    else if (codePoint > (runs[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}
