import type { Block, Mail } from './mail-block.ts';

const width = 72;

/** The plain body: lines of at most 72 characters, each link on a line of its own. */
export function mailText(mail: Mail): string {
  const parts = [
    wrap(mail.heading),
    ...mail.blocks.map(blockText),
    `-- \n${mail.footer.map((line) => wrap(line)).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block): string {
  if ('paragraph' in block) return wrap(block.paragraph);
  if ('button' in block) return `${block.button.label}:\n${block.button.url}`;
  if ('facts' in block) return block.facts.map(([name, value]) => wrap(`${name}: ${value}`, '  ')).join('\n');
  if ('list' in block) return block.list.map((line) => wrap(`- ${line}`, '  ')).join('\n');
  if ('code' in block) return `    ${block.code}`;
  if ('note' in block) return wrap(block.note);
  return block.pictures.map((picture) => wrap(`- ${picture.caption}`, '  ')).join('\n');
}

/** Breaks at spaces; a word that is longer than a line keeps its line to itself. Later lines begin with `indent`. */
function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line.trim() && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = line.trim() ? `${line} ${word}` : line + word;
  }
  return [...lines, line].join('\n');
}
