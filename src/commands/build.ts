import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Builds the site when something it is built from has changed since the last build; `--always` builds anyway. */
const stampFile = 'dist/built-from';
const sources = ['src', 'db', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
const made = ['dist/server/entry.mjs', 'src/assets/fonts/generated/fonts.conf'];
const compressible = ['.css', '.js', '.svg', '.txt', '.json'];

const stamp = fingerprint(sources);
const fresh =
  made.every((path) => existsSync(path)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
if (!fresh || process.argv.includes('--always')) {
  // Two cores are usual: the pages are built while the pictures' fonts are cut and the kit is drawn with them.
  await Promise.all([
    run('src/commands/build-fonts.ts').then(() => run('src/commands/build-kit.ts')),
    run('src/commands/build-site-fonts.ts').then(() => run('node_modules/astro/bin/astro.mjs', 'build')),
  ]);
  cpSync('src/assets/generated/kit', 'dist/client/generated/kit', { recursive: true });
  compressFiles('dist/client');
  writeFileSync(stampFile, stamp);
}

/** Runs one step of the build. Its output is shown only when it fails, which ends the build. */
async function run(script: string, ...args: string[]): Promise<void> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const failure = await new Promise<string | null>((resolve) => {
    execFile(process.execPath, [script, ...args], { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve(error && `${stdout}${stderr}`),
    );
  });
  if (failure === null) return;
  process.stderr.write(`${failure}\nThe build stopped in ${script}.\n`);
  process.exit(1);
}

/** Lays a compressed copy beside every text file, so that no request waits for compression. */
function compressFiles(folder: string): void {
  for (const path of filesUnder(folder, [])) {
    if (!compressible.includes(extname(path))) continue;
    const bytes = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  // What the build itself makes is not one of its sources.
  for (const path of paths.flatMap((one) => filesUnder(one, ['generated'])))
    hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

function filesUnder(path: string, leftOut: readonly string[]): string[] {
  if (!statSync(path).isDirectory()) return [path];
  if (leftOut.includes(basename(path))) return [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name), leftOut));
}
