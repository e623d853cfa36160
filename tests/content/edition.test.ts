import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consent, edition } from '#content/edition.ts';
import { milestones } from '#content/milestones.ts';

test('the pledge says the phrase, and the phrase only inserts', () => {
  assert.ok(edition.pledge.includes(edition.phrase));
  assert.equal(edition.phrase, `infant, ${edition.phraseBefore}`);
});

test('the words of the consent have a version that is the day they were written', () => {
  assert.match(consent.version, /^\d{4}-\d{2}-\d{2}$/);
});

test('milestones rise', () => {
  assert.deepEqual(
    [...milestones].sort((one, other) => one - other),
    [...milestones],
  );
});

test('the 66 of 2021 are told as history, as organisations or individuals', () => {
  assert.match(edition.history.text, /66 organisations or individuals/);
});
