import type { Card } from '#assets/card.ts';
import { composeCard } from '#assets/compose-card.ts';
import { renderCard } from '#assets/render-card.ts';
import { type Comparison, compare } from './pairs.ts';
import { drawBare } from './probes/bare-picture.ts';

const people = [
  'Siân Llŷr',
  'محمد عبد الرحمن',
  'Zażółć Gęślą-Jaźń',
  'Nguyễn Thị Hồng Nhung',
  '김민지',
  'Ada Okonkwo-Fitzgerald',
];

/** A signer's pictures against bare sharp with the same drawing and the same encoder. No name comes twice. */
export async function benchPicture(): Promise<Comparison> {
  let round = 0;
  let drawings: string[] = [];
  const terms = { unit: 'ms a picture', floor: 0.8, fasterIs: 'less' } as const;
  await renderCard(cardOf('A first one, so that the fonts are read'));
  return await compare(
    'picture',
    terms,
    async () => {
      // Composed before the clock starts; then forgotten, as the next names are new.
      round += 1;
      drawings = await Promise.all(people.map((name) => composeCard(cardOf(`${name} ${'abcdefghij'[round]}`))));
      return await timeOf(drawings, drawBare);
    },
    async () =>
      await timeOf(
        people.map((name) => cardOf(`${name} ${'klmnopqrst'[round]}`)),
        renderCard,
      ),
  );
}

function cardOf(name: string): Card {
  const person = { name, role: 'Health visitor', organisation: 'Camden Council', personalCapacity: false };
  return { template: 'insertion', format: 'post-portrait', colourway: 'milk', person, year: 2027 };
}

async function timeOf<Input>(inputs: Input[], draw: (input: Input) => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (const input of inputs) await draw(input);
  return (performance.now() - begun) / inputs.length;
}
