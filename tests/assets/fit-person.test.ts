import assert from 'node:assert/strict';
import { test } from 'node:test';
import '#assets/fonts/environment.ts';
import { fitPerson, type PersonRoom } from '#assets/fit-person.ts';
import { difficultPeople } from '#content/difficult-names.ts';

const strip: PersonRoom = { kind: 'strip', width: 500, nameSize: 46, roleSize: 32 };
const organisation = 'South West Yorkshire Partnership NHS Foundation Trust';
const jane = { name: 'Jane Smith', role: 'Consultant perinatal psychiatrist', organisation, personalCapacity: false };

test('on a strip the organisation has its line before the role gets a second one, and both end with whole words', async () => {
  const role = 'Consultant perinatal psychiatrist and clinical director';
  assert.deepEqual(await roleLines({ ...jane, role }), [
    'Consultant perinatal psychiatrist…',
    'South West Yorkshire Partnership…',
  ]);
});

test('on a strip "in a personal capacity" has a line of its own under a name of one line', async () => {
  assert.deepEqual(await roleLines({ ...jane, personalCapacity: true }), [
    'Consultant perinatal psychiatrist',
    'South West Yorkshire Partnership…',
    'in a personal capacity',
  ]);
});

test('a name is cut after whole words, those that a hyphen joins included', async () => {
  const { name } = await fitPerson(difficultPeople.long, strip);
  assert.match(name?.lines.join(' ') ?? '', /^Professor Dame Elizabeth Alexandra Featherstonehaugh…$/);
});

test('what has no spaces is cut between its letters', async () => {
  const { name, role } = await fitPerson(difficultPeople.letters, strip);
  assert.match(name?.lines.join('|') ?? '', /^W{8,}…$/);
  assert.match(role?.lines.join('|') ?? '', /^M{8,}…\|W{8,}…$/);
});

async function roleLines(person: typeof jane): Promise<readonly string[] | undefined> {
  return (await fitPerson(person, strip)).role?.lines;
}
