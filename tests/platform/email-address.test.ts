import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskAddress, readEmailAddress } from '#platform/email-address.ts';

for (const [typed, address, key] of [
  ['sian@nhs.net', 'sian@nhs.net', 'sian@nhs.net'],
  ['  Sian.Evans@NHS.net ', 'Sian.Evans@nhs.net', 'sian.evans@nhs.net'],
  ["o'brien@example.org", "o'brien@example.org", "o'brien@example.org"],
  ['a+b@example.org', 'a+b@example.org', 'a+b@example.org'],
  ['a.b.c@sub.example.co.uk', 'a.b.c@sub.example.co.uk', 'a.b.c@sub.example.co.uk'],
  ['user@exämple.org', 'user@xn--exmple-cua.org', 'user@xn--exmple-cua.org'],
  ['user@XN--EXMPLE-CUA.org', 'user@xn--exmple-cua.org', 'user@xn--exmple-cua.org'],
  [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
] as const) {
  test(`${typed.slice(0, 30)} is an address`, () => {
    assert.deepEqual(readEmailAddress(typed), { address, key });
  });
}

for (const typed of [
  ...[
    '',
    '@',
    'sian',
    'sian@',
    '@nhs.net',
    'a@b@example.org',
    'sian@nhs',
    'a@localhost',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
  ],
  ...[
    '.a@example.org',
    'a.@example.org',
    'a..b@example.org',
    '"a b"@example.org',
    'a b@example.org',
    'a(b)@example.org',
  ],
  ...[
    'a,b@example.org',
    'a;b@example.org',
    'a:b@example.org',
    'a<b>@example.org',
    'Ann <a@example.org>',
    'a\\b@example.org',
  ],
  ...['x@y.org\r\nBcc: e@x.org', 'x@y.org\nb', 'x\u0000@y.org', 'x@y.org\u0000', 'x@y\u007f.org', 'a@exam ple.org'],
  ...[
    'a@-example.org',
    'a@example-.org',
    'a@example..org',
    'a@.example.org',
    'a@example.org.',
    'a@exa_mple.org',
    'a@example.123',
  ],
  ...[
    '用户@example.org',
    'a@example.org, b@example.org',
    'a@example.org;b@example.org',
    'a@ex%41mple.org',
    'a@example.org/x',
  ],
  ...[
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'bcd.'.repeat(63)}org`,
    'a@0x7f.1',
    'a@[::1]',
    'a@co.uk',
  ],
]) {
  test(`${JSON.stringify(typed).slice(0, 40)} is refused`, () => {
    assert.equal(readEmailAddress(typed), null);
  });
}

test('the same mailbox is known whichever way it is typed', () => {
  const keys = ['Sian@Exämple.ORG', 'sian@exämple.org', 'SIAN@xn--exmple-cua.org'].map(
    (typed) => readEmailAddress(typed)?.key,
  );
  assert.equal(new Set(keys).size, 1);
});

test('dots and plus signs are part of an address', () => {
  assert.equal(
    new Set(['ab@example.org', 'a.b@example.org', 'ab+1@example.org'].map((typed) => readEmailAddress(typed)?.key))
      .size,
    3,
  );
});

test('a masked address keeps its first letter and its domain only', () => {
  assert.equal(maskAddress('sian.evans@nhs.net'), 's•••@nhs.net');
  assert.equal(maskAddress('a@nhs.net'), 'a•••@nhs.net');
});

test('a very long text is refused without delay', () => {
  const begun = performance.now();
  for (const typed of [`${'a.'.repeat(50_000)}@example.org`, `a@${'b.'.repeat(50_000)}org`, 'a'.repeat(100_000)]) {
    assert.equal(readEmailAddress(typed), null);
  }
  assert.ok(performance.now() - begun < 20);
});
