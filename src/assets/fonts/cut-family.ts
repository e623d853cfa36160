import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cutFont } from './cut-font.ts';
import type { Family, Source } from './families.ts';
import { codePoints, renameFont } from './sfnt.ts';

export interface CutFont {
  readonly bytes: Buffer;
  readonly codePoints: readonly number[];
}

/** TrueType files of one family, in the order of its sources: Pango reads no woff2. */
export async function cutFamily(family: Family): Promise<CutFont[]> {
  const cuts: CutFont[] = [];
  for (const source of family.sources) {
    for (const file of sourceFiles(source)) {
      const cut = await cutFont(file, {
        targetFormat: 'sfnt',
        ...(source.axes && { variationAxes: source.axes }),
      });
      cuts.push({ bytes: renameFont(cut, family.name), codePoints: codePoints(cut) });
    }
  }
  return cuts;
}

function sourceFiles(source: Source): string[] {
  const folder = join('node_modules', source.package, 'files');
  const files = readdirSync(folder).filter((file) => file.endsWith('.woff2') && source.files.test(file));
  return files.map((file) => join(folder, file));
}
