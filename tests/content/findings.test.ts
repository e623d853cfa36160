import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, survey } from '#content/findings.ts';

test('a finding names its base, its year and who asked', () => {
  assert.match(survey.base, /283 practitioners/);
  assert.match(survey.when, /2021, Parent-Infant Foundation/);
  for (const { percent, share } of findings) assert.ok(share.startsWith(`${percent}%`), share);
});

test('the 52 in 100 never goes without its note, in the picture or in the table', () => {
  const finding = findings.find(({ percent }) => percent === 52);
  assert.match(finding?.note?.title ?? '', /on paper/i);
  assert.match(finding?.share ?? '', /on paper/);
});

test('a figure is about those who answered, not about services or areas', () => {
  for (const { statement } of findings) assert.match(statement, /^(who answered|said)/);
});
