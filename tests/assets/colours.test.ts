import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grounds } from '#assets/colours.ts';

for (const [key, { ground, ink, quiet, pen, mark }] of Object.entries(grounds)) {
  test(`words on ${key} can be read, and its pen and mark can be seen`, () => {
    for (const text of [ink, quiet]) assert.ok(contrast(ground, text) >= 4.5);
    for (const shape of [pen, mark]) assert.ok(contrast(ground, shape) >= 3);
  });
}

/** The contrast ratio of WCAG 2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
