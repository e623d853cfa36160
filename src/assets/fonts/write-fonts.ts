import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Coverage, coverageFile, toRuns } from './coverage.ts';
import { type CutFont, cutFamily } from './cut-family.ts';
import { fontFolder } from './environment.ts';
import { families, nameFamily, textFamily, worldFamilies } from './families.ts';

/** Asked which accents they can place, so covered file by file; the bold cuts of the world cover what these cover. */
const accented: readonly string[] = [nameFamily, textFamily];
const worldwide: readonly string[] = Object.values(worldFamilies.regular);

/** Cuts every picture font into the font folder, with the settings that make fontconfig see nothing else. */
export async function writeFonts(): Promise<'written' | 'unchanged'> {
  const stampFile = join(fontFolder, 'made-from');
  const stamp = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 'unchanged';

  rmSync(fontFolder, { recursive: true, force: true });
  mkdirSync(join(fontFolder, 'cache'), { recursive: true });
  const coverage: Record<string, Coverage[string]> = {};
  for (const family of families) {
    const cuts = await cutFamily(family);
    if (accented.includes(family.name)) coverage[family.name] = cuts.map((cut) => toRuns(cut.codePoints));
    if (worldwide.includes(family.name)) coverage[family.name] = [toRuns(allCodePoints(cuts))];
    for (const [index, cut] of cuts.entries()) {
      writeFileSync(join(fontFolder, `${family.name.replaceAll(' ', '-')}-${index}.ttf`), cut.bytes);
    }
  }
  writeFileSync(coverageFile, JSON.stringify(coverage));
  writeFileSync(join(fontFolder, 'fonts.conf'), settings());
  // Last, so that a build cut short is done again.
  writeFileSync(stampFile, stamp);
  return 'written';
}

function allCodePoints(cuts: readonly CutFont[]): number[] {
  return [...new Set(cuts.flatMap((cut) => cut.codePoints))].sort((a, b) => a - b);
}

function settings(): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir>${join(fontFolder, 'cache').replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</cachedir>
</fontconfig>
`;
}

function fingerprint(): string {
  const packages = new Set(families.flatMap((family) => family.sources.map((source) => source.package)));
  const read = [...packages].map((name) => join('node_modules', name, 'package.json'));
  const code = readdirSync('src/assets/fonts').filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256').update(fontFolder);
  for (const file of [...read, ...code.map((name) => join('src/assets/fonts', name))]) hash.update(readFileSync(file));
  return hash.digest('hex');
}
