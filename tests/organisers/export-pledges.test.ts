import assert from 'node:assert/strict';
import { test } from 'node:test';
import { log } from '#db/schema/index.ts';
import { csvText } from '#organisers/csv-text.ts';
import { exportPledges } from '#organisers/export-pledges.ts';
import { exportColumns, withoutFormula } from '#organisers/export-row.ts';
import { listOrganisers } from '#organisers/list-organisers.ts';
import type { Organiser } from '#organisers/organiser.ts';
import type { Context } from '#platform/context.ts';
import { parseCsv } from '#tests/support/csv.ts';
import { signedIn } from '#tests/support/organiser.ts';
import { keepPledge } from '#tests/support/pledge-row.ts';
import { testContext } from '#tests/support/test-context.ts';

async function withOrganiser() {
  const context = testContext();
  await signedIn(context, 'ada@example.org');
  return { context, organiser: listOrganisers(context)[0] as Organiser };
}

async function exported(context: Context, organiser: Organiser): Promise<Record<string, string>[]> {
  const bytes = Buffer.from(await new Response(await exportPledges(context, organiser)).arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'Excel needs the mark to read UTF-8');
  const [header = [], ...rows] = parseCsv(bytes.subarray(3).toString('utf8'));
  assert.deepEqual(header, [...exportColumns]);
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

const hostile = [
  '=HYPERLINK("http://evil.example","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\tTab',
  '\rReturn',
  '\nLine',
  '\0Nul',
  '＝1',
  '＋1',
  '－1',
  '＠1',
  '\u2212 1',
  ' =1+1',
  '﹦1',
];
const harmless = [
  'Siân Llŷr-Owen',
  'Quote " and "" two',
  'Comma, semicolon; tab\there',
  'Two\r\nlines',
  'محمد',
  "'Apostrophe",
  'শ্রী',
  '👩🏽‍⚕️ Ada',
  ' blanks ',
];

test('names of every kind come back equal from another reader of CSV, those that look like formulas behind an apostrophe', async () => {
  const { context, organiser } = await withOrganiser();
  for (const name of [...hostile, ...harmless]) keepPledge(context, { name, role: name, organisation: name });
  const rows = await exported(context, organiser);
  const expected = [...hostile.map((name) => `'${name}`), ...harmless];
  for (const column of ['name', 'role', 'organisation']) {
    assert.deepEqual(
      rows.map((row) => row[column]),
      expected,
    );
  }
});

test('no text of an export begins as a formula', () => {
  for (const text of hostile) assert.match(withoutFormula(text), /^'/);
  for (const text of harmless) assert.equal(withoutFormula(text), text);
});

test('where semicolons part the cells, no text makes a cell with a formula', () => {
  assert.equal(withoutFormula('Nurse;=1+1;x'), "Nurse;'=1+1;x");
  assert.equal(withoutFormula('=1;Nurse; ＝1'), "'=1;Nurse;' ＝1");
});

test('every text stands in quotes', () => {
  assert.equal(csvText([['1', 'Nurse;=1+1', 'Say "hi"', '']]), '"1","Nurse;=1+1","Say ""hi""",\r\n');
});

test('an address leaves only with the consent to updates of somebody who confirmed', async () => {
  const { context, organiser } = await withOrganiser();
  keepPledge(context, { name: 'Yes', email: 'yes@example.org', updates: true });
  keepPledge(context, { name: 'No', email: 'no@example.org' });
  keepPledge(context, { name: 'Not yet', email: 'not-yet@example.org', updates: true, state: 'pending' });
  keepPledge(context, { name: 'Left', email: 'left@example.org', updates: true, state: 'withdrawn' });
  const rows = await exported(context, organiser);
  assert.deepEqual(
    rows.map((row) => row.email_for_updates_only),
    ['yes@example.org', '', '', ''],
  );
});

test('who has not confirmed, or has withdrawn, has a row without a name', async () => {
  const { context, organiser } = await withOrganiser();
  for (const state of ['pending', 'held', 'withdrawn'] as const)
    keepPledge(context, { name: 'Ada', role: 'Nurse', state });
  const rows = await exported(context, organiser);
  assert.deepEqual(
    rows.map((row) => [row.state, row.name, row.role, row.organisation, row.pledged_on]),
    ['pending', 'held', 'withdrawn'].map((state) => [state, '', '', '', '2027-06-07']),
  );
});

test('every row is there once, over many pages', async () => {
  const { context, organiser } = await withOrganiser();
  for (let index = 0; index < 1_200; index++) keepPledge(context, { name: `Signer ${index}` });
  const rows = await exported(context, organiser);
  assert.equal(new Set(rows.map((row) => row.name)).size, 1_200);
  assert.equal(rows.length, 1_200);
});

test('an export is written into the log with who and when', async () => {
  const { context, organiser } = await withOrganiser();
  await (await exportPledges(context, organiser)).cancel();
  const deed = context.database.select().from(log).all().at(-1);
  assert.deepEqual(
    [deed?.action, deed?.organiserId, deed?.at],
    ['pledges-exported', organiser.id, context.clock.now()],
  );
});

test('nothing more is read when the reader goes away', async () => {
  const { context, organiser } = await withOrganiser();
  for (let index = 0; index < 600; index++) keepPledge(context, { name: `Signer ${index}` });
  let reads = 0;
  const select: Context['database']['select'] = ((columns: never) => {
    reads += 1;
    return context.database.select(columns);
  }) as never;
  const watched = { ...context, database: Object.create(context.database, { select: { value: select } }) };
  const reader = (await exportPledges(watched, organiser)).getReader();
  assert.equal(reads, 0);
  await reader.read();
  await reader.read();
  await reader.cancel();
  assert.equal(reads, 1);
});
