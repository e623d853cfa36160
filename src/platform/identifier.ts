import { randomUUID } from 'node:crypto';
import type { Instant } from './clock.ts';

/** A version 7 UUID (RFC 9562): sorts by the instant of its birth, and 74 bits of it are chance. */
export function newId(now: Instant): string {
  const time = now.toString(16).padStart(12, '0');
  // From a version 4 one, whose chance Node draws in larger portions than one id at a time.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The 16 bytes of an id in its 36-character form. */
export function idToBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/** The 36-character form of an id's 16 bytes. */
export function idFromBytes(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
