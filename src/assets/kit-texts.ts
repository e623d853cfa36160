import { captions } from '#content/captions.ts';

/** The captions as one text file, by length. */
export function captionsText(): string {
  return Object.values(captions)
    .map(({ label, use, supporter }) => `${label}: ${use}\n\n${supporter.join('\n\n---\n\n')}\n`)
    .join('\n==========\n\n');
}

/** A description of every picture, for spreadsheets: file and alt text. */
export function altTextCsv(pictures: readonly { fileName: string; alt: string }[]): string {
  const rows = [['file', 'alt text'], ...pictures.map(({ fileName, alt }) => [fileName, alt])];
  // The mark at the beginning has Excel read it as UTF-8.
  return `\uFEFF${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;
}
