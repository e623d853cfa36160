import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Builds the site when something it is built from has changed since the last build; `--always` builds anyway. */
const stampFile = 'dist/built-from';
const sources = ['src', 'db', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

const stamp = fingerprint(sources);
const built = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
if (!built || process.argv.includes('--always')) {
  run('src/commands/build-fonts.ts');
  run('src/commands/build-site-fonts.ts');
  run('src/commands/build-kit.ts');
  run('node_modules/astro/bin/astro.mjs', 'build', '--silent');
  mkdirSync('dist', { recursive: true });
  writeFileSync(stampFile, stamp);
}

function run(script: string, ...args: string[]): void {
  if (!existsSync(script)) return;
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: ['ignore', 'inherit', 'inherit'], env });
  if (status !== 0) process.exit(status ?? 1);
}

function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths.flatMap(filesUnder)) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  // What the build itself writes is not one of its sources.
  if (basename(path) === 'generated') return [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
