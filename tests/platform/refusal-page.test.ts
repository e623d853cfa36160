import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalPage } from '#platform/refusal-page.ts';
import { broken } from '#platform/request-guard.ts';

test('a refusal is a whole page that says what happened, what to do and what to quote', () => {
  const page = refusalPage(broken, 'the-reference');
  assert.match(page, /^<!doctype html>\n<html lang="en-GB">/);
  assert.match(page, /<title>Something went wrong on our side<\/title>/);
  assert.match(page, /<h1>Something went wrong on our side<\/h1>/);
  assert.match(page, /the-reference/);
  assert.match(page, /<a href="\/">/);
  assert.doesNotMatch(page, /<script|style=/);
});
