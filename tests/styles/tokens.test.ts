import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { palette } from '#assets/colours.ts';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');

/** What a colour of the palette is called in the style sheets, where that is not its own name in kebab case. */
const names: Record<string, string> = { ink2: 'ink-2', night2: 'night-2', pen: 'pen-red' };

test('the style sheets have the colours of the pictures, to the digit', () => {
  for (const [key, colour] of Object.entries(palette)) {
    if (key === 'white') continue;
    const name = names[key] ?? key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const declared = new RegExp(`^ {2}--${name}: (#[0-9a-f]{6});$`, 'm').exec(tokens)?.[1];
    assert.equal(declared, colour.toLowerCase(), `--${name}`);
  }
});

test('colours are named in the tokens and nowhere else', () => {
  for (const file of readdirSync('src/styles').filter((name) => name.endsWith('.css') && name !== 'tokens.css')) {
    // What is printed is black on white, whatever the campaign's colours.
    const css = readFileSync(`src/styles/${file}`, 'utf8').replace(/@media print \{[\s\S]*?\n\}/g, '');
    assert.deepEqual(css.match(/#[0-9a-f]{3,8}\b/gi) ?? [], [], file);
  }
});

test('every custom property that is used is set somewhere', () => {
  const css = readdirSync('src/styles')
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(`src/styles/${name}`, 'utf8'))
    .join('\n');
  const used = new Set([...css.matchAll(/var\((--[a-z0-9-]+)/g)].map((match) => match[1]));
  const set = new Set([...css.matchAll(/^\s*(--[a-z0-9-]+):/gm)].map((match) => match[1]));
  assert.deepEqual(
    [...used].filter((name) => !set.has(name)),
    [],
  );
});
