import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postForm, send } from '#tests/support/http.ts';
import { hiddenFields, openForm, takePledge } from '#tests/support/pledging.ts';
import { stored } from '#tests/support/stored.ts';
import { testServer } from '#tests/support/test-server.ts';

const server = await testServer({ LIMITS: 'off', PROCESS: 'web' });
const hidden = await openForm(server);
const email = 'sian@example.org';

/** What is sent, and the field that is found wrong. */
const faults: [string, Record<string, string>, string][] = [
  ['no name', { name: '' }, 'name'],
  ['a name of spaces', { name: ' \u00a0\u3164\u200b ' }, 'name'],
  ['a name too long', { name: 'é'.repeat(81) }, 'name'],
  ['a very long name', { name: 'e\u0301'.repeat(4_000) }, 'name'],
  ['a name that advertises', { name: 'Win at http://evil.example' }, 'name'],
  ['a name with a domain', { name: 'Visit evil.com now' }, 'name'],
  ['a name that is an address', { name: 'sian@example.org' }, 'name'],
  ['a name of signs', { name: '*** !!! ***' }, 'name'],
  ['no address', { email: '' }, 'email'],
  ['half an address', { email: 'sian' }, 'email'],
  ['two addresses', { email: 'a@example.org, b@example.org' }, 'email'],
  ['an address that carries a header', { email: 'a@example.org\r\nBcc: b@example.org' }, 'email'],
  ['an address too long', { email: `${'a'.repeat(65)}@example.org` }, 'email'],
  ['an address our mail cannot reach', { email: '用户@example.org' }, 'email'],
  ['an unknown way of pledging', { as: 'everybody' }, 'as'],
  ['a role too long', { role: 'r'.repeat(91) }, 'role'],
  ['a role that advertises', { role: 'www.evil.example' }, 'role'],
  ['an organisation too long', { organisation: 'o'.repeat(91) }, 'organisation'],
  ['no organisation where it pledges', { as: 'organisation' }, 'organisation'],
  ['an unknown sector', { sector: 'piracy' }, 'sector'],
  ['an unknown nation', { nation: 'atlantis' }, 'nation'],
  ['a broken ticket', { form: 'broken' }, 'form'],
  ['no ticket', { form: '' }, 'form'],
];

for (const [what, fields, wrong] of faults) {
  test(`${what}: the form comes back with what was typed, says what is wrong, and stores nothing`, async () => {
    const before = stored(server.dataDir);
    const sent = { name: 'Siân <b>"Llŷr"</b> & co', email, role: "Nurse's aide", ...fields };
    const { status, text, headers } = await takePledge(server, sent, hidden);
    assert.equal(status, 422);
    assert.equal(headers['cache-control'], 'no-store');
    assert.ok(/<title>Error: /.test(text), 'its title does not begin with Error:');
    assert.ok(/role="alert"[\s\S]*?There is a problem/.test(text), 'it has no summary');
    assert.ok(text.includes(`href="#${wrong}"`), `the summary does not lead to ${wrong}`);
    if (wrong !== 'form') {
      assert.ok(new RegExp(`id="${wrong}-error"`).test(text), 'the field does not say what is wrong');
      assert.ok(
        new RegExp(`aria-describedby="[^"]*${wrong}-error`).test(text),
        'the error does not belong to its field',
      );
    }
    assert.ok(!text.includes('<b>"Ll'), 'what was typed is not escaped');
    for (const value of Object.values(sent))
      if (value.length < 50 && /^[\w ]+$/.test(value) && !['as', 'form', 'sector', 'nation'].includes(wrong))
        assert.ok(text.includes(value), `${value} was lost`);
    assert.deepEqual(stored(server.dataDir), before);
  });
}

test('each known field given twice is refused by its name', async () => {
  const before = stored(server.dataDir);
  const fields = {
    ...hidden,
    as: 'self',
    name: 'Siân Llŷr',
    email,
    role: 'Nurse',
    organisation: 'NHS',
    sector: 'health',
    nation: 'wales',
    listed: 'yes',
    updates: 'yes',
  };
  for (const name of Object.keys(fields)) {
    const { status, text } = await postForm(server.origin, '/pledge', [...Object.entries(fields), [name, 'again']]);
    assert.equal(status, 422, name);
    assert.ok(/<title>Error: /.test(text), name);
  }
  assert.deepEqual(stored(server.dataDir), before);
});

test('a post without a body, or with one that cannot be read, gets the form with what is missing', async () => {
  const before = stored(server.dataDir);
  const multipart = 'multipart/form-data; boundary=x';
  for (const [type, body] of [
    [undefined, undefined],
    ['application/x-www-form-urlencoded', ''],
    ['application/x-www-form-urlencoded', '%%%&=&&==&name=%ff%fe&%00=%00'],
    [multipart, ''],
    [multipart, '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nhalf'],
    ['multipart/form-data', '--x--'],
    [multipart, '--x\r\nContent-Disposition: form-data; name="name"; filename="a.exe"\r\n\r\nfile\r\n--x--\r\n'],
  ] as const) {
    const answer = await send(server.origin, {
      method: 'POST',
      path: '/pledge',
      headers: type ? { 'Content-Type': type } : { 'Content-Length': '0' },
      body,
    });
    assert.equal(answer.status, 422, `${type} ${body}`);
    assert.ok(/<title>Error: /.test(answer.text), `${type} ${body}`);
  }
  assert.deepEqual(stored(server.dataDir), before);
});

test('a form that was open for too long comes back with a fresh ticket, and is taken with it', async () => {
  const { text } = await takePledge(server, { email: 'late@example.org', form: 'stale' }, hidden);
  const { status } = await takePledge(server, { email: 'late@example.org' }, hiddenFields(text));
  assert.equal(status, 303);
});

test('a likely slip of the pen is offered back, and not forced', async () => {
  const { status, text } = await takePledge(server, { email: 'sian@gmial.com' }, hidden);
  assert.equal(status, 422);
  assert.ok(text.includes('sian@gmail.com'), 'the likely address is not offered');
  assert.equal((await takePledge(server, { email: 'sian@gmial.com' }, hiddenFields(text))).status, 303);
});

test('a form sent as multipart is taken, a field present means yes, and fields nobody knows are ignored', async () => {
  const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
  const fields = {
    ...hidden,
    name: 'Siân Llŷr',
    email: 'multi@example.org',
    listed: 'on',
    state: 'confirmed',
    ordinal: '1',
    '__proto__[x]': '1',
    total: '99',
  };
  const body = Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('');
  const { status } = await send(server.origin, {
    method: 'POST',
    path: '/pledge',
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body: `${body}--${boundary}--\r\n`,
  });
  assert.equal(status, 303);
  const row = stored(server.dataDir).pledges.find((one) => one.email === 'multi@example.org');
  assert.deepEqual(
    [row?.state, row?.ordinal, row?.listed, row?.updates, row?.name],
    ['pending', null, true, false, 'Siân Llŷr'],
  );
});

test('what only a bot fills in gets the usual answer, and no mail', async () => {
  const { status, headers } = await takePledge(
    server,
    { email: 'bot@example.org', website: 'http://evil.example' },
    hidden,
  );
  assert.deepEqual([status, headers.location], [303, '/pledge/check-your-email']);
  const { pledges, outbox } = stored(server.dataDir);
  const row = pledges.find((one) => one.email === 'bot@example.org');
  assert.equal(row?.state, 'held');
  assert.deepEqual(
    outbox.filter(({ pledgeId }) => pledgeId === row?.id),
    [],
  );
});

test('the form looks the same before and after somebody pledged with it', async () => {
  const shown = async (): Promise<string> =>
    (await send(server.origin, { path: '/pledge' })).text.replace(/value="[\w-]{59}"/g, '');
  const before = await shown();
  await takePledge(server, { email: 'another@example.org' });
  assert.equal(await shown(), before);
});
