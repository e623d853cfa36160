import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour, minute } from '#platform/clock.ts';
import { newPledgeForm, readPledgeForm } from '#pledges/pledge-form.ts';
import { testContext } from '#tests/support/test-context.ts';
import { type Fields, posted, sian } from './builders.ts';

const context = testContext();

function errorsOf(fields: Fields): Partial<Record<string, string>> {
  const reading = readPledgeForm(posted(context, { ...sian, ...fields }), context);
  return reading.form.errors;
}

test('name and address are enough', () => {
  const reading = readPledgeForm(posted(context, { name: ' Siân  Davies ', email: ' Sian@NHS.example.org ' }), context);
  assert.ok(reading.ok);
  assert.deepEqual(reading.value.statement, {
    pledgingAs: 'self',
    name: 'Siân Davies',
    role: null,
    organisation: null,
    sector: null,
    nation: null,
    listed: false,
    updates: false,
  });
  assert.deepEqual(reading.value.address, { address: 'Sian@nhs.example.org', key: 'sian@nhs.example.org' });
  assert.equal(reading.value.renderedAt, context.clock.now() - minute);
});

test('everything that can be given is taken', () => {
  const all = { as: 'organisation', role: 'Midwife', organisation: 'Trust', sector: 'health', nation: 'wales' };
  const reading = readPledgeForm(
    posted(context, { ...sian, ...all, listed: 'on', updates: 'yes', state: 'confirmed' }),
    context,
  );
  assert.ok(reading.ok);
  const { name, ...given } = reading.value.statement;
  const { as: pledgingAs, ...rest } = all;
  assert.deepEqual(given, { pledgingAs, ...rest, listed: true, updates: true });
});

const faults: [string, Fields, string][] = [
  ['no name', { name: ' ' }, 'name'],
  ['a name of 81 letters', { name: 'n'.repeat(81) }, 'name'],
  ['a name without letters', { name: '12 34' }, 'name'],
  ['a name with a web address', { name: 'Win at http://evil' }, 'name'],
  ['a name with a bare domain', { name: 'Visit evil.com now' }, 'name'],
  ['a name with an @', { name: 'sian@example' }, 'name'],
  ['a name of nothing but hidden marks', { name: '\u202e\u200b' }, 'name'],
  ['no address', { email: '' }, 'email'],
  ['an address without a domain', { email: 'sian' }, 'email'],
  ['an address with a second line', { email: 'a@x.org\r\nBcc: e@x.org' }, 'email'],
  ['an address that is too long', { email: `${'a'.repeat(65)}@x.org` }, 'email'],
  ['a foreign address', { email: '用户@example.org' }, 'email'],
  ['an unknown choice', { as: 'robot' }, 'as'],
  ['a role that is too long', { role: 'r'.repeat(91) }, 'role'],
  ['a role with a web address', { role: 'see www.evil' }, 'role'],
  ['an organisation that is missing', { as: 'organisation' }, 'organisation'],
  ['an organisation that is too long', { organisation: 'o'.repeat(91) }, 'organisation'],
  ['an unknown sector', { sector: 'sorcery' }, 'sector'],
  ['an unknown nation', { nation: '__proto__' }, 'nation'],
  ['a broken ticket', { form: 'x' }, 'form'],
  ['no ticket', { form: '' }, 'form'],
];

for (const [what, fields, field] of faults)
  test(`${what} is told at its field, and only there`, () => {
    assert.deepEqual(Object.keys(errorsOf(fields)), [field]);
  });

test('errors come in the order of the form and everything typed is kept', () => {
  const reading = readPledgeForm(
    posted(context, { name: '', email: 'x', role: ' Midwife ', nation: 'mars', listed: 'on' }),
    context,
  );
  assert.deepEqual(Object.keys(reading.form.errors), ['name', 'email', 'nation']);
  assert.deepEqual(
    [reading.form.values.email, reading.form.values.role, reading.form.values.listed],
    ['x', ' Midwife ', 'yes'],
  );
});

test('a known field given twice is refused, an unknown one is not looked at', () => {
  for (const name of ['name', 'email', 'as', 'role', 'sector', 'listed', 'form', 'website']) {
    const data = posted(context, { ...sian, [name]: sian[name] ?? '' });
    data.append(name, 'again');
    assert.equal(readPledgeForm(data, context).ok, false, name);
  }
  const data = posted(context, sian);
  for (const name of ['role[]', '__proto__', 'utm', 'utm']) data.append(name, 'x');
  assert.equal(readPledgeForm(data, context).ok, true);
});

test('a stale page is refused with what was typed and a fresh ticket', () => {
  const stale = readPledgeForm(posted(context, sian, day), context);
  assert.deepEqual(Object.keys(stale.form.errors), ['form']);
  assert.equal(stale.form.values.name, sian.name);
  const again = readPledgeForm(posted(context, { ...sian, form: stale.form.values.form }), context);
  assert.ok(again.ok);
  assert.ok(readPledgeForm(posted(context, sian, 23 * hour), context).ok);
});

test('a ticket signed for something else is no ticket', () => {
  const claims = { subject: '01a5f900-a280-72f6-b299-666fbd08e515', epoch: 0, expiresAt: context.clock.now() + hour };
  assert.deepEqual(Object.keys(errorsOf({ form: context.keys.sign('confirm', claims) })), ['form']);
});

test('the same post has one identity, and any difference another', () => {
  const page = newPledgeForm(context).form.values.form;
  const idOf = (fields: Fields) => {
    const reading = readPledgeForm(posted(context, { ...sian, form: page, ...fields }), context);
    return reading.ok ? reading.value.submitId : null;
  };
  assert.equal(idOf({}), idOf({ name: 'Siân Davies ' }));
  assert.equal(new Set([idOf({}), idOf({ role: 'x' }), idOf({ email: 'b@x.org' }), idOf({ listed: 'on' })]).size, 4);
});

test('a likely slip in the address is offered back, once, and never forced', () => {
  const typed = { ...sian, email: 'sian@gmial.com' };
  const first = readPledgeForm(posted(context, typed), context);
  assert.ok(!first.ok);
  assert.deepEqual(first.form.errors, {});
  assert.equal(first.form.meant, 'sian@gmail.com');

  const kept = readPledgeForm(posted(context, { ...typed, asked: first.form.values.asked }), context);
  assert.ok(kept.ok && kept.value.address.address === 'sian@gmial.com');
  const taken = readPledgeForm(
    posted(context, { ...typed, asked: first.form.values.asked, address: 'meant' }),
    context,
  );
  assert.ok(taken.ok && taken.value.address.address === 'sian@gmail.com');
  const other = readPledgeForm(
    posted(context, { ...sian, email: 'sian@nhs.uk.net', asked: first.form.values.asked }),
    context,
  );
  assert.equal(other.form.meant, 'sian@nhs.net');
});

test('a bot that fills the trap is taken in like anybody', () => {
  const reading = readPledgeForm(posted(context, { ...sian, website: 'x' }), context);
  assert.ok(reading.ok && reading.value.trapped);
});
