import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from './clock.ts';
import { idFromBytes, idToBytes } from './identifier.ts';

/** What a token is for. The number is part of what is signed, and each purpose has a key of its own. */
const purposes = { confirm: 1, private: 2, unsubscribe: 3, form: 4, address: 5 } as const;
export type TokenPurpose = keyof typeof purposes;

export interface TokenClaims {
  /** An id (36 characters) of the row that the token is about. */
  subject: string;
  /** Must equal the epoch of that row for the token to count. */
  epoch: number;
  /** When it ends; null for never. */
  expiresAt: Instant | null;
}

export interface Keys {
  sign(purpose: TokenPurpose, claims: TokenClaims): string;
  /** The claims of a token that one of our keys signed for this purpose, else null. Expiry is the caller's to judge. */
  read(purpose: TokenPurpose, token: string): TokenClaims | null;
  /** Proof, in 22 characters, that a text which passes through a stranger's hands came from us. */
  seal(text: string): string;
  isSealed(text: string, seal: string): boolean;
  /** A keyed hash of an address, for rows that must not be readable as one. */
  hashAddress(addressKey: string): string;
}

const layout = { keyId: 0, purpose: 1, subject: 2, epoch: 18, expiry: 22, mac: 28, end: 44 } as const;

/** Signs and reads the links' tokens (design: key id, purpose, subject, epoch, expiry, 16 bytes of HMAC-SHA256). */
export function createKeys(secret: Buffer, previous: Buffer | null = null): Keys {
  const rings = [secret, ...(previous ? [previous] : [])].map(keyRing);
  const current = rings[0] as KeyRing;
  return {
    sign: (purpose, claims) => {
      const body = encode(current.id, purpose, claims);
      return Buffer.concat([body, mac(current, purpose, body)]).toString('base64url');
    },
    read: (purpose, token) => {
      if (!/^[\w-]{59}$/.test(token)) return null;
      const bytes = Buffer.from(token, 'base64url');
      // The last character of an unpadded base64url text carries unused bits: only one spelling is ours.
      if (bytes.length !== layout.end || bytes.toString('base64url') !== token) return null;
      const body = bytes.subarray(0, layout.mac);
      if (body[layout.purpose] !== purposes[purpose]) return null;
      // An id is one byte, so a new key may share the id of the one before.
      const candidates = rings.filter((one) => one.id === body[layout.keyId]);
      const signed = candidates.some((ring) => timingSafeEqual(bytes.subarray(layout.mac), mac(ring, purpose, body)));
      return signed ? decode(body) : null;
    },
    seal: (text) => sealOf(current, text),
    isSealed: (text, seal) => rings.some((ring) => isSame(sealOf(ring, text), seal)),
    hashAddress: (addressKey) => createHmac('sha256', current.addressKey).update(addressKey).digest('base64url'),
  };
}

/** A secret of 256 random bits for a cookie or a single-use link, in base64url. Store only its `hashSecret`. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a random secret, in hex: the form in which it is stored. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

interface KeyRing {
  id: number;
  keys: Record<TokenPurpose, Buffer>;
  addressKey: Buffer;
  sealKey: Buffer;
}

function keyRing(secret: Buffer): KeyRing {
  const derive = (name: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `including-infants ${name}`, 32));
  const names = Object.keys(purposes) as TokenPurpose[];
  const keys = Object.fromEntries(names.map((name) => [name, derive(name)])) as KeyRing['keys'];
  return { id: derive('key id').readUInt8(0), keys, addressKey: derive('address hash'), sealKey: derive('seal') };
}

function mac(ring: KeyRing, purpose: TokenPurpose, body: Buffer): Buffer {
  return createHmac('sha256', ring.keys[purpose])
    .update(body)
    .digest()
    .subarray(0, layout.end - layout.mac);
}

function sealOf(ring: KeyRing, text: string): string {
  return createHmac('sha256', ring.sealKey).update(text).digest().subarray(0, 16).toString('base64url');
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function encode(keyId: number, purpose: TokenPurpose, claims: TokenClaims): Buffer {
  const body = Buffer.alloc(layout.mac);
  body.writeUInt8(keyId, layout.keyId);
  body.writeUInt8(purposes[purpose], layout.purpose);
  idToBytes(claims.subject).copy(body, layout.subject);
  body.writeUInt32BE(claims.epoch, layout.epoch);
  body.writeUIntBE(claims.expiresAt ?? 0, layout.expiry, 6);
  return body;
}

function decode(body: Buffer): TokenClaims {
  return {
    subject: idFromBytes(body.subarray(layout.subject, layout.epoch)),
    epoch: body.readUInt32BE(layout.epoch),
    expiresAt: body.readUIntBE(layout.expiry, 6) || null,
  };
}
