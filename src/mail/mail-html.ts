import { escapeHtml } from './escape-html.ts';
import type { Block, Mail } from './mail-block.ts';

/** The HTML body. */
export function mailHtml(mail: Mail): string {
  return `<!doctype html><html lang="en-GB"><body><h1>${escapeHtml(mail.heading)}</h1>${mail.blocks.map(block).join('')}${mail.footer.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</body></html>`;
}

function block(part: Block): string {
  if ('paragraph' in part) return `<p>${escapeHtml(part.paragraph)}</p>`;
  if ('button' in part) return `<p><a href="${escapeHtml(part.button.url)}">${escapeHtml(part.button.label)}</a></p>`;
  if ('facts' in part)
    return part.facts.map(([name, value]) => `<p>${escapeHtml(name)}: ${escapeHtml(value)}</p>`).join('');
  if ('list' in part) return `<ul>${part.list.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
  if ('code' in part) return `<p><b>${escapeHtml(part.code)}</b></p>`;
  if ('note' in part) return `<p>${escapeHtml(part.note)}</p>`;
  return part.pictures
    .map(
      (picture) =>
        `<p><img src="cid:${picture.contentId}" alt="${escapeHtml(picture.alt)}" width="270"><br>${escapeHtml(picture.caption)}</p>`,
    )
    .join('');
}
