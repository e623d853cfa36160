import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret key that a developer's machine makes for itself at the first start and keeps in its data folder. */
export function keptSecret(dataDir: string): Buffer {
  const path = join(dataDir, 'secret-key');
  // `wx` so that of two processes starting at once one makes the key and both read the same.
  if (!existsSync(path)) {
    try {
      writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return Buffer.from(readFileSync(path, 'utf8'));
}
