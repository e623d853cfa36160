import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeKit } from '#assets/write-kit.ts';

/** Draws the supporters' kit; does nothing when neither the code nor the words of its pictures have changed. */
const hash = createHash('sha256');
for (const file of ['src/assets', 'src/content'].flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file));
await writeKit(hash.digest('hex'));

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
