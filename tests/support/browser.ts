import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LaunchOptions } from '@playwright/test';

const cache = resolve('node_modules/.cache');

/** How to launch a Chromium: the one CHROMIUM_PATH names, or the one that came with the packages, unpacked once. */
export function browserLaunch(): LaunchOptions {
  const given = process.env.CHROMIUM_PATH;
  const folder = given ? null : unpackedChromium();
  const executablePath = given ?? join(folder as string, 'chromium');
  return {
    executablePath,
    chromiumSandbox: canSandbox(),
    args: [
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--disable-gpu',
    ],
    env: { ...process.env, ...(folder && missesLibraries(executablePath) ? bundledLibraries(folder) : {}) },
  };
}

function unpackedChromium(): string {
  const { version } = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  // The package unpacks into the system's temporary folder, whatever lies there: so it is given one of its own.
  const temporary = mkdtempSync(join(cache, 'unpacking-'));
  execFileSync(process.execPath, ['tests/support/unpack-chromium.ts'], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: 'inherit',
  });
  try {
    renameSync(temporary, folder);
  } catch (error) {
    // Another runner was first.
    if (!existsSync(folder)) throw error;
    rmSync(temporary, { recursive: true });
  }
  return folder;
}

function missesLibraries(executable: string): boolean {
  const { status, stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return status !== 0 || stdout.includes('not found');
}

function bundledLibraries(folder: string): Record<string, string> {
  return { LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
}

/** Chromium's sandbox needs user namespaces, which root does not get and some containers refuse to everybody. */
function canSandbox(): boolean {
  return process.getuid?.() !== 0 && spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0;
}
