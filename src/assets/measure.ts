import { inkWidth } from './raster.ts';

/** Enough for a few hundred people's names; a line is asked for once per format of the same card. */
const mostKept = 5000;
const kept = new Map<string, Promise<number>>();

/** Width of a line's ink in em, of the family alone; a line of nothing but spaces has none. */
export function measure(family: string, line: string): Promise<number> {
  if (line.trim() === '') return Promise.resolve(0);
  const key = `${family}\n${line}`;
  const known = kept.get(key);
  if (known) return known;
  const width = inkWidth(family, line);
  width.catch(() => kept.delete(key));
  kept.set(key, width);
  const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return width;
}

/** Width of a space in em, as it parts two words. */
export async function measureSpace(family: string): Promise<number> {
  const [apart, together] = await Promise.all([measure(family, 'n n'), measure(family, 'nn')]);
  return apart - together;
}
