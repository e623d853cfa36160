import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { altText } from './alt-text.ts';
import type { Card } from './card.ts';
import { composeCard } from './compose-card.ts';
import { fileName } from './file-name.ts';
import { formats } from './formats.ts';
import { type Kit, type KitFile, kitManifest } from './kit.ts';
import { kitCards, kitLogos, type Logo, sampleCards } from './kit-pictures.ts';
import { kitTexts } from './kit-texts.ts';
import { rasterise } from './raster.ts';
import { renderCard } from './render-card.ts';
import { templates } from './templates.ts';

const folder = 'src/assets/generated/kit';
const sampleWidth = 900;

/** Draws the supporters' kit for the browser; does nothing when the kit there was made from the same `stamp`. */
export async function writeKit(stamp: string): Promise<'written' | 'unchanged'> {
  const stampFile = join(dirname(kitManifest), 'kit-made-from');
  if (existsSync(kitManifest) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 'unchanged';

  rmSync(folder, { recursive: true, force: true });
  for (const path of [folder, dirname(kitManifest)]) mkdirSync(path, { recursive: true });
  const zipped: Zippable = {};
  const [pictures, logos, samples] = await Promise.all([
    Promise.all(kitCards.map((card) => drawPicture(card, zipped))),
    Promise.all(kitLogos().map((logo) => drawLogo(logo, zipped))),
    Promise.all(sampleCards.map(drawSample)),
  ]);
  const kit: Kit = { checkedOn: formats.og.checkedOn, pictures, logos, samples, zip: writeZip(zipped, pictures) };
  writeFileSync(kitManifest, JSON.stringify(kit, null, 2));
  // Last, so that a build cut short is done again.
  writeFileSync(stampFile, stamp);
  return 'written';
}

async function drawPicture(card: Card, zipped: Zippable): Promise<Kit['pictures'][number]> {
  const { bytes, width, height } = await renderCard(card);
  const { label, use } = formats[card.format];
  const { label: colour } = templates[card.template].colourways[card.colourway];
  const name = fileName(card);
  zipped[`pictures/${card.format}/${name}`] = [bytes, { level: 0 }];
  const file = writeFile(
    { key: `${card.format}-${card.colourway}`, title: `${label}, ${colour.toLowerCase()}` },
    name,
    bytes,
  );
  return { ...file, width, height, alt: altText(card), format: label, use, colour };
}

async function drawLogo({ key, label, svg, pngWidth }: Logo, zipped: Zippable): Promise<Kit['logos'][number]> {
  const [, width = 1, height = 1] = svg.match(/width="(\d+)" height="(\d+)"/)?.map(Number) ?? [];
  const pngHeight = Math.round((pngWidth * height) / width);
  // Drawn at its full size: a drawing made larger afterwards is blurred.
  const large = svg.replace(/width="\d+" height="\d+"/, `width="${pngWidth}" height="${pngHeight}"`);
  const png = await rasterise(large, { type: 'png', transparent: true });
  zipped[`logos/including-infants-${key}.svg`] = Buffer.from(svg);
  zipped[`logos/including-infants-${key}.png`] = [png, { level: 0 }];
  const drawn = writeFile({ key, title: label }, `including-infants-${key}.png`, png);
  return {
    title: label,
    svg: writeFile({ key, title: label }, `including-infants-${key}.svg`, Buffer.from(svg)),
    png: { ...drawn, width: pngWidth, height: pngHeight, alt: 'Including Infants' },
  };
}

async function drawSample(card: Card): Promise<Kit['samples'][number]> {
  const { width, height } = formats[card.format];
  const bytes = await rasterise(await composeCard(card), { type: 'webp', quality: 84, width: sampleWidth });
  const name = `sample-${fileName(card).replace(/\.\w+$/, '.webp')}`;
  const size = { width: sampleWidth, height: Math.round((sampleWidth * height) / width) };
  return {
    ...writeFile({ key: `sample-${card.format}`, title: formats[card.format].label }, name, bytes),
    ...size,
    alt: altText(card),
  };
}

function writeZip(zipped: Zippable, pictures: Kit['pictures']): KitFile {
  for (const [name, text] of Object.entries(kitTexts(pictures))) zipped[name] = Buffer.from(text);
  const inOrder = Object.fromEntries(Object.entries(zipped).sort(([a], [b]) => (a < b ? -1 : 1)));
  // A fixed day, so that the same kit is the same file; local parts, because a zip holds local time.
  const bytes = Buffer.from(zipSync(inOrder, { mtime: new Date(2026, 0, 1) }));
  return writeFile({ key: 'zip', title: 'The whole kit' }, 'including-infants-kit.zip', bytes);
}

/** Writes under a name that carries the content's hash, so that it may be cached for ever. */
function writeFile(about: { key: string; title: string }, name: string, bytes: Buffer): KitFile {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const [, stem, extension] = name.match(/^(.*)\.(\w+)$/) ?? ['', name, 'bin'];
  const stored = `${stem}.${hash}.${extension}`;
  writeFileSync(join(folder, stored), bytes);
  return { ...about, url: `/generated/kit/${stored}`, fileName: name, bytes: bytes.length };
}
