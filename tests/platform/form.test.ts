import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyForm, readFields } from '#platform/form.ts';

const names = ['name', 'email', 'listed'] as const;

function posted(...fields: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test('known fields are read as they were typed, missing ones as nothing', () => {
  const { values, repeated } = readFields(posted(['name', ' Siân '], ['listed', 'yes']), names);
  assert.deepEqual(values, { name: ' Siân ', email: '', listed: 'yes' });
  assert.deepEqual(repeated, []);
});

test('unknown fields are ignored, whatever they are called', () => {
  const { values } = readFields(
    posted(['role', 'admin'], ['__proto__', 'x'], ['constructor', 'x'], ['name[]', 'x']),
    names,
  );
  assert.deepEqual(Object.keys(values), ['name', 'email', 'listed']);
  assert.equal(Object.getPrototypeOf(values), Object.prototype);
});

test('a field given twice is named, and its first value shown', () => {
  const { values, repeated } = readFields(posted(['email', 'a@b.org'], ['email', 'c@d.org']), names);
  assert.equal(values.email, 'a@b.org');
  assert.deepEqual(repeated, ['email']);
});

test('a file in the place of a text is nothing', () => {
  assert.equal(readFields(posted(['name', new Blob(['x'])]), names).values.name, '');
});

test('half a character is made whole', () => {
  assert.equal(readFields(posted(['name', 'A\ud800']), names).values.name, 'A\ufffd');
});

test('a form is empty at first', () => {
  assert.deepEqual(emptyForm(names), { values: { name: '', email: '', listed: '' }, errors: {} });
});
