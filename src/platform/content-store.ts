import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Files kept by the hash of their bytes: whole or not at all, the same bytes once. */
export interface ContentStore {
  /** Keeps the bytes and gives their key: SHA-256 in hex, a dot and the extension (`png`). */
  put(bytes: Buffer, extension: string): Promise<string>;
  /** The bytes of a key, or null where they are missing or no longer what the key says. */
  read(key: string): Promise<Buffer | null>;
  /** Removes the file; one that is not there is no error. */
  remove(key: string): Promise<void>;
  /** The keys of all files there are. */
  keys(): Promise<string[]>;
}

const keyForm = /^[0-9a-f]{64}\.[a-z]{3,4}$/;

/** A content store in `folder`, which is created when first needed. */
export function openContentStore(folder: string): ContentStore {
  const place = (key: string): string => {
    if (!keyForm.test(key)) throw new RangeError('Not a content key');
    return join(folder, key.slice(0, 2), key);
  };
  return {
    put: async (bytes, extension) => {
      const key = `${sha256(bytes)}.${extension}`;
      await writeWhole(place(key), bytes);
      return key;
    },
    read: async (key) => {
      const bytes = await readFile(place(key)).catch(ifMissing(null));
      return bytes && key.startsWith(sha256(bytes)) ? bytes : null;
    },
    remove: async (key) => await rm(place(key), { force: true }),
    keys: async () => {
      const files = await readdir(folder, { recursive: true }).catch(ifMissing<string[]>([]));
      return files.map((file) => basename(file)).filter((name) => keyForm.test(name));
    },
  };
}

/** Writes a file so that a reader, or a power cut, finds all of it or none: a temporary name, flushed, then renamed. */
export async function writeWhole(path: string, bytes: Buffer | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function ifMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
