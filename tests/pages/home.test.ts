import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { testServer } from '#tests/support/test-server.ts';

const budget = 120_000;
const { origin } = await testServer();
const response = await fetch(`${origin}/`);
const page = await response.text();

test('home is whole HTML by a validator’s judgement, and so are the pages beside it', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  for (const path of ['/', '/privacy', '/kit', '/nothing-here']) {
    const html = await (await fetch(origin + path)).text();
    const { results } = await validator.validateString(html);
    const faults = results.flatMap((result) =>
      result.messages.map(({ line, ruleId, message }) => ({ line, ruleId, message })),
    );
    assert.deepEqual(faults, [], path);
  }
});

test('home with its styles and fonts is under 120 KB, before any compression', async () => {
  const styles = await Promise.all(hrefs(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g).map(textOf));
  const fonts = await Promise.all(['text', 'display'].map((name) => sizeOf(fontNamed(name, styles.join('\n')))));
  const total = page.length + styles.join('').length + fonts.reduce((sum, size) => sum + size, 0);
  assert.ok(total < budget, `${total} bytes`);
});

test('home needs no script, sets no cookie and asks no other host for anything', () => {
  assert.doesNotMatch(page, /<script/);
  assert.equal(response.headers.get('set-cookie'), null);
  assert.deepEqual(hrefs(/\b(?:src|srcset|data|poster)="(https?:[^"]+)"/g), []);
  assert.deepEqual(
    hrefs(/<link[^>]+href="(https?:[^"]+)"/g).filter((href) => !href.startsWith(origin)),
    [],
  );
});

test('the face of the headline is asked for before the style sheet is read', () => {
  assert.match(
    page,
    /<link rel="preload" href="\/_astro\/display\.[^"]+\.woff2" as="font" type="font\/woff2" crossorigin/,
  );
});

test('before the first pledge nobody is told of a count of nought', () => {
  assert.match(page, /Be the first to make room/);
  assert.doesNotMatch(page, /<progress/);
});

test('a missing page is a 404 with a way on', async () => {
  const missing = await fetch(`${origin}/nothing-here`);
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /href="\/pledge"/);
});

function hrefs(pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map((match) => match[1] as string);
}

function fontNamed(name: string, css: string): string {
  const found = new RegExp(`url\\(([^)]*/${name}\\.[^)]+\\.woff2)\\)`).exec(css)?.[1];
  assert.ok(found, `a font ${name}`);
  return found;
}

async function textOf(path: string): Promise<string> {
  return await (await fetch(origin + path)).text();
}

async function sizeOf(path: string): Promise<number> {
  return (await (await fetch(new URL(path, `${origin}/_astro/`))).arrayBuffer()).byteLength;
}
