import { captions, captionWithoutLink } from '#content/captions.ts';
import { captionsNote, kitReadme, kitTerms } from '#content/kit-words.ts';

interface Described {
  readonly fileName: string;
  readonly alt: string;
}

/** The texts of the kit's zip by their file names. The build does not know the site's address, so none has one. */
export function kitTexts(pictures: readonly Described[]): Record<string, string> {
  return {
    'README.txt': kitReadme,
    'captions.txt': captionsText(),
    'alt-text.csv': altTextCsv(pictures),
    'terms.txt': kitTerms,
  };
}

/** The captions as one text file, by length. */
function captionsText(): string {
  const lengths = Object.values(captions).map(
    ({ label, use, supporter }) => `${label}: ${use}\n\n${supporter.map(captionWithoutLink).join('\n\n---\n\n')}\n`,
  );
  return [captionsNote, ...lengths].join('\n==========\n\n');
}

/** A description of every picture, for spreadsheets: file and alt text. */
function altTextCsv(pictures: readonly Described[]): string {
  const rows = [['file', 'alt text'], ...pictures.map(({ fileName, alt }) => [fileName, alt])];
  // The mark at the beginning has Excel read it as UTF-8.
  return `\uFEFF${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;
}
