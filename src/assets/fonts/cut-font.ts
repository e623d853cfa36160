import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';

type Options = NonNullable<Parameters<typeof subsetFont>[2]>;

/** A font file cut to some of its characters (all of them without `characters`) and to a part of its variations. */
export async function cutFont(file: string, options: Options, characters?: string): Promise<Buffer> {
  return await subsetFont(readFileSync(file), characters, { ...options, keepAllGlyphs: characters === undefined });
}
