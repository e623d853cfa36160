import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { newId } from '#platform/identifier.ts';
import { createKeys, hashSecret, newSecret, type TokenPurpose } from '#platform/token.ts';

const secret = randomBytes(32);
const keys = createKeys(secret);
const claims = { subject: newId(Date.UTC(2027, 5, 7)), epoch: 3, expiresAt: Date.UTC(2027, 5, 14) };
const purposes: TokenPurpose[] = ['confirm', 'private', 'unsubscribe', 'form', 'address'];

test('a token gives back what was signed, with or without an end', () => {
  assert.deepEqual(keys.read('confirm', keys.sign('confirm', claims)), claims);
  const lasting = { ...claims, epoch: 0, expiresAt: null };
  assert.deepEqual(keys.read('private', keys.sign('private', lasting)), lasting);
});

test('a token for one purpose is worth nothing for another', () => {
  for (const signed of purposes) {
    const read = purposes.filter((purpose) => keys.read(purpose, keys.sign(signed, claims)) !== null);
    assert.deepEqual(read, [signed]);
  }
});

test('a token whose purpose was rewritten does not count', () => {
  const bytes = Buffer.from(keys.sign('unsubscribe', claims), 'base64url');
  bytes.writeUInt8(1, 1);
  assert.equal(keys.read('confirm', bytes.toString('base64url')), null);
});

test('a token with any bit turned does not count', () => {
  const bytes = Buffer.from(keys.sign('confirm', claims), 'base64url');
  const turned = Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const copy = Buffer.from(bytes);
    copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return copy.toString('base64url');
  });
  assert.deepEqual(
    turned.filter((token) => keys.read('confirm', token) !== null),
    [],
  );
});

test('a token has one spelling', () => {
  const token = keys.sign('confirm', claims);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const otherEndings = [...alphabet].map((last) => token.slice(0, -1) + last).filter((other) => other !== token);
  const others = [
    `${token}=`,
    ` ${token}`,
    `${token}\n`,
    token.toLowerCase(),
    token.slice(0, -1),
    `${token}A`,
    '',
    ...otherEndings,
  ];
  assert.deepEqual(
    others.filter((other) => keys.read('confirm', other) !== null),
    [],
  );
});

test('tokens made up by chance never count', () => {
  const guesses = Array.from({ length: 10_000 }, () => randomBytes(44).toString('base64url'));
  assert.equal(guesses.filter((guess) => keys.read('confirm', guess)).length, 0);
});

test('the key before still reads its tokens, and no longer once it is removed', () => {
  const next = randomBytes(32);
  const token = keys.sign('private', claims);
  assert.deepEqual(createKeys(next, secret).read('private', token), claims);
  assert.equal(createKeys(next).read('private', token), null);
});

test('the key before still reads its tokens when its id happens to be that of the new one', () => {
  // One key in 256 shares the id: enough rounds to meet some.
  for (let round = 0; round < 3_000; round += 1) {
    const [older, newer] = [randomBytes(32), randomBytes(32)];
    assert.deepEqual(createKeys(newer, older).read('private', createKeys(older).sign('private', claims)), claims);
  }
});

test('secrets are long, all different, and kept as hashes', () => {
  assert.match(newSecret(), /^[\w-]{43}$/);
  assert.notEqual(newSecret(), newSecret());
  assert.match(hashSecret('one'), /^[0-9a-f]{64}$/);
  assert.notEqual(hashSecret('one'), hashSecret('other'));
});

test('the hash of an address depends on the key', () => {
  assert.equal(keys.hashAddress('a@b.org'), createKeys(secret).hashAddress('a@b.org'));
  assert.notEqual(keys.hashAddress('a@b.org'), createKeys(randomBytes(32)).hashAddress('a@b.org'));
});

test('a seal holds for its own text, under the key of now and the one before', () => {
  const seal = keys.seal('one');
  assert.ok(keys.isSealed('one', seal) && createKeys(randomBytes(32), secret).isSealed('one', seal));
  assert.match(seal, /^[\w-]{22}$/);
  for (const [text, other] of [
    ['two', seal],
    ['one', ''],
    ['one', `${seal}A`],
    ['one', keys.seal('two')],
  ] as const)
    assert.equal(keys.isSealed(text, other), false);
  assert.equal(createKeys(randomBytes(32)).isSealed('one', seal), false);
});
