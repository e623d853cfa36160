import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Card } from '#assets/card.ts';
import { formatKeys } from '#assets/formats.ts';
import { renderCard } from '#assets/render-card.ts';
import { colourwayKeys, templateKeys } from '#assets/templates.ts';
import { difficultPeople } from '#content/difficult-names.ts';

/** Draws every template, format and colourway for people whose names are hard to set, with a page to look at them. */
const folder = process.argv[2];
if (!folder) {
  console.error('Usage: npm run contact-sheet -- FOLDER');
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const people = { nobody: null, ...difficultPeople };
const rows: string[] = [];
for (const template of templateKeys) {
  for (const format of formatKeys) {
    for (const colourway of colourwayKeys) {
      const cards = Object.entries(people).map(([key, person]) => ({
        key,
        card: { template, format, colourway, person, year: 2027 },
      }));
      const pictures = await Promise.all(cards.map(({ key, card }) => write(key, card)));
      rows.push(`<h2>${template}, ${format}, ${colourway}</h2>\n<p>${pictures.join('\n')}</p>`);
    }
  }
}
writeFileSync(join(folder, 'index.html'), page(rows));
console.log(`Drawn. Open ${resolve(folder, 'index.html')}`);

async function write(key: string, card: Card): Promise<string> {
  const { bytes, extension } = await renderCard(card);
  const name = `${card.template}-${card.format}-${card.colourway}-${key}.${extension}`;
  writeFileSync(join(folder ?? '.', name), bytes);
  return `<a href="${name}"><img src="${name}" width="200" loading="lazy" alt="${key}"></a>`;
}

function page(all: readonly string[]): string {
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Contact sheet</title>\n${all.join('\n')}\n</html>\n`;
}
