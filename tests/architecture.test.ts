import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import * as rules from './support/house-rules.ts';
import { findCircle, importedFiles, type SourceFile, sizeOf, sourceFiles } from './support/source-files.ts';

const source = sourceFiles('src/**/*.{ts,astro}', 'db/**/*.ts');
const tests = sourceFiles('tests/**/*.ts');
const astro = source.filter(({ path }) => path.endsWith('.astro'));
const code = source.filter(({ path }) => path.startsWith('src/') && !path.endsWith('.d.ts'));
const everything = [
  ...source,
  ...tests,
  ...sourceFiles('src/**/*.css', 'public/**/*.css', '*.{ts,mjs,json,md}', '.*.json'),
];

test('the top level is fixed', () => {
  const found = readdirSync('.').filter(
    (name) => !name.startsWith('.') && !rules.made.includes(name) && !/\.log$/.test(name),
  );
  assert.deepEqual(
    found.filter((name) => !rules.topLevel.includes(name)),
    [],
  );
});

test('lower never imports higher', () => {
  const wrong = source.flatMap((file) => {
    const part = rules.partOf(file.path);
    assert.ok(part, `${file.path} is in no part that the rules.order knows`);
    const allowed = [part, ...(rules.order[part] ?? []), ...(file.path.endsWith('.astro') ? rules.look : [])];
    return importedFiles(file)
      .filter((name) => !allowed.some((start) => name.startsWith(start) && !rules.isCommand(name, part)))
      .map((name) => `${file.path} imports ${name}`);
  });
  assert.deepEqual(wrong, []);
});

test('pages reach storage and the outside through use cases only', () => {
  const pages = source.filter(({ path }) => path.startsWith('src/pages/'));
  assert.deepEqual(
    linesOf(pages, (file) =>
      file.imports.filter(({ specifier }) => rules.notForPages.test(specifier)).map((one) => one.specifier),
    ),
    [],
  );
});

test('a repository serves its own folder, and the few it is lent to', () => {
  const wrong = code.flatMap((file) =>
    importedFiles(file)
      .filter((name) => name.endsWith('-repository.ts') && folderOf(name) !== folderOf(file.path))
      .filter(
        (name) =>
          !file.path.startsWith('src/commands/') && !(rules.lentRepositories[name] ?? []).includes(folderOf(file.path)),
      )
      .map((name) => `${file.path} imports ${name}`),
  );
  assert.deepEqual(wrong, []);
});

test('tables are read and written by repositories only', () => {
  const outside = code.filter(({ path }) => !path.endsWith('-repository.ts') && path !== 'src/platform/database.ts');
  assert.deepEqual(
    linesOf(outside, (file) =>
      file.imports.filter((one) => one.specifier.startsWith('#db/schema') && !one.typeOnly).map((one) => one.specifier),
    ),
    [],
  );
});

test('every outside package is imported in one place', () => {
  const importers = Map.groupBy(
    source.flatMap((file) =>
      file.imports.flatMap((one) => (one.package ? [{ name: one.package, path: file.path }] : [])),
    ),
    ({ name }) => name,
  );
  const wrong = [...importers].flatMap(([name, uses]) => {
    const places = [...new Set(uses.map(({ path }) => path))];
    const shared = rules.sharedPackages[name];
    if (shared) return places.filter((path) => !shared.test(path)).map((path) => `${name} in ${path}`);
    return places.length > 1 ? [`${name} in ${places.join(', ')}`] : [];
  });
  assert.deepEqual(wrong, []);
});

test('Astro’s virtual modules stay in .astro files, so that Node runs the rest as it is', () => {
  const others = code.filter(({ path }) => !path.endsWith('.astro'));
  assert.deepEqual(
    linesOf(others, (file) =>
      file.imports.filter((one) => /^astro:|\.astro$/.test(one.specifier)).map((one) => one.specifier),
    ),
    [],
  );
});

test('nothing imports in a circle', () => {
  const graph = new Map([...source, ...tests].map((file) => [file.path, importedFiles(file)]));
  assert.equal(findCircle(graph), null);
});

test('there are no barrels but the schema’s, and no paths up two folders', () => {
  assert.deepEqual(matches([...source, ...tests], /^export (\*|\{[^}]*\}) from/m, ['db/schema/index.ts']), []);
  assert.deepEqual(
    linesOf([...source, ...tests], (file) =>
      file.imports.filter((one) => one.specifier.includes('../..')).map((one) => one.specifier),
    ),
    [],
  );
});

test('the clock and the environment are read where they are meant to be', () => {
  assert.deepEqual(matches(source, /new Date\(\s*\)|Date\.now\(/, ['src/platform/clock.ts']), []);
  assert.deepEqual(
    matches(
      source.filter(({ path }) => !rules.mayReadEnvironment.test(path)),
      /process\.env/,
    ),
    [],
  );
});

test('files are small', () => {
  assert.deepEqual(code.filter(({ size }) => size > 180).map(told), []);
  assert.deepEqual(tests.filter(({ size }) => size > 250).map(told), []);
  assert.ok(
    percentile(
      code.map(({ size }) => size),
      0.5,
    ) <= 45,
    'the median is above 45 lines',
  );
  assert.ok(
    percentile(
      code.map(({ size }) => size),
      0.95,
    ) <= 130,
    'one in twenty is above 130 lines',
  );
  assert.ok(
    percentile(
      astro.map(({ size }) => size),
      0.95,
    ) <= 110,
    'one .astro in twenty is above 110 lines',
  );
  const frontmatter = (file: SourceFile): number => sizeOf(/^---\n([\s\S]*?)^---/m.exec(file.text)?.[1] ?? '');
  assert.deepEqual(astro.filter((file) => file.path.startsWith('src/pages/') && frontmatter(file) > 25).map(told), []);
});

test('names say what a file is', () => {
  const banned = /(^|[/.-])(utils?|helpers?|misc|common|managers?|data|info)([/.-]|$)/;
  const paths = [...source, ...tests].map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path) => banned.test(path)),
    [],
  );
  const kebab =
    /^(\[(\.\.\.)?[a-z]+([A-Z][a-z]+)*\]|[a-z0-9]+(-[a-z0-9]+)*)(\.(test|journey|fault|config|d|json|csv|ics|xml|txt|webmanifest))*\.ts$/;
  assert.deepEqual(
    paths.filter((path) => path.endsWith('.ts') && !kebab.test(basename(path))),
    [],
  );
  const parts = astro.filter(({ path }) => !path.startsWith('src/pages/')).map(({ path }) => path);
  assert.deepEqual(
    parts.filter((path) => !/^([A-Z][a-z0-9]*)+\.astro$/.test(basename(path))),
    [],
  );
});

test('markup obeys the site’s own policy: nothing inline, nothing unescaped', () => {
  assert.deepEqual(
    matches(
      astro,
      /\sstyle=|set:html|is:inline|define:vars|<script(?!>\s*import '#scripts\/[\w-]+\.ts';\s*<\/script>)/,
    ),
    [],
  );
});

test('modules export by name, and the only classes are errors', () => {
  assert.deepEqual(
    matches([...source, ...tests.filter(({ path }) => !path.endsWith('.config.ts'))], /^export default/m),
    [],
  );
  assert.deepEqual(matches(source, /^(export )?(abstract )?class \w+ (?!extends \w*Error\b)/m), []);
});

test('nothing is left for later, and nothing knows the machine it was written on', () => {
  const marker = new RegExp(
    ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].map((word) => `\\b${word}\\b`).join('|'),
  );
  assert.deepEqual(matches(everything, marker), []);
  assert.deepEqual(matches(everything, /["'`\s(](file:\/\/)?\/(?:home|Users|root|work|tmp|mnt)\//), []);
});

test('tests wait for what they wait for, and never just sleep', () => {
  const sleeping = /\bset(Timeout|Interval)\s*\(|waitForTimeout|node:timers|Atomics\.wait\(/;
  assert.deepEqual(
    matches(
      tests.filter(({ path }) => path !== 'tests/architecture.test.ts'),
      sleeping,
      rules.maySleep,
    ),
    [],
  );
});

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function linesOf(files: SourceFile[], find: (file: SourceFile) => string[]): string[] {
  return files.flatMap((file) => find(file).map((found) => `${file.path}: ${found}`));
}

function matches(files: SourceFile[], pattern: RegExp, except: string[] = []): string[] {
  const looked = files.filter(({ path }) => !except.includes(path));
  return linesOf(looked, ({ text }) => pattern.exec(text)?.slice(0, 1) ?? []);
}

function told({ path, size }: SourceFile): string {
  return `${path} has ${size} lines`;
}

function percentile(sizes: number[], part: number): number {
  return sizes.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(sizes.length * part) - 1)] ?? 0;
}
