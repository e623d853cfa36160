import { escapeHtml } from './escape-html.ts';
import type { Block, Mail } from './mail-block.ts';
import { mailPictures } from './mail-pictures.ts';
import { inline, mailColours, mailFont, styleSheet } from './mail-style.ts';

const { night, milk, marigold } = mailColours;
const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

/**
 * The HTML body: one table, because Outlook lays out by Word's rules, with every colour and size in the elements and
 * the style sheet only for what improves on that. Nothing in it is fetched from anywhere.
 */
export function mailHtml(mail: Mail): string {
  return `<!doctype html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="x-apple-disable-message-reformatting">
<title>${escapeHtml(mail.heading)}</title>
<style>${styleSheet}</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:${milk}">
${preheader(mail.preheader)}
<table ${table} width="100%" class="ground" bgcolor="${milk}" style="background-color:${milk};font-family:${mailFont}">
<tr><td class="band" align="center" bgcolor="${night}" style="background-color:${night}">
${column(`<tr><td class="pad" style="padding:30px 40px 32px">
<p style="${inline.name}">Including Infants</p>
<h1 class="heading" style="${inline.heading}">${escapeHtml(mail.heading)}</h1>
</td></tr>`)}
</td></tr>
<tr><td align="center">
${column(`<tr><td class="pad" style="padding:0 40px;font-size:0;line-height:0">${tail()}</td></tr>
<tr><td class="pad" style="padding:24px 40px 12px">
${blocks(mail.blocks)}
</td></tr>
<tr><td class="pad" style="padding:20px 40px 40px">
${mail.footer.map((line) => `<p class="quiet" style="${inline.footer}">${withLinks(line)}</p>`).join('\n')}
</td></tr>`)}
</td></tr>
</table>
</body>
</html>
`;
}

/** Rows no wider than is good to read; Outlook heeds no `max-width` and gets a table of that width around them. */
function column(rows: string): string {
  return `<!--[if mso]><table ${table} width="600"><tr><td><![endif]-->
<table ${table} width="100%" style="max-width:600px;text-align:left">
${rows}
</table>
<!--[if mso]></td></tr></table><![endif]-->`;
}

function preheader(text: string): string {
  // The filler keeps an inbox from showing the mail's first line after it.
  const filler = '&#847;&zwnj;&nbsp;'.repeat(80);
  return `<div style="display:none;max-height:0;max-width:0;overflow:hidden;mso-hide:all">${escapeHtml(text)}${filler}</div>`;
}

/** The campaign's bubble tail under the coloured field; Word cannot draw it, and goes without. */
function tail(): string {
  const shape = `width:0;height:0;border-left:17px solid transparent;border-right:17px solid transparent;border-top:30px solid ${night}`;
  return `<!--[if !mso]><!--><div class="tail" style="${shape}"></div><!--<![endif]-->`;
}

function blocks(parts: Block[]): string {
  const firstButton = parts.find((part) => 'button' in part);
  return parts.map((part) => block(part) + (part === firstButton ? spelledOut(part) : '')).join('\n');
}

function block(part: Block): string {
  if ('paragraph' in part) return `<p class="ink" style="${inline.paragraph}">${escapeHtml(part.paragraph)}</p>`;
  if ('note' in part) return `<p class="quiet" style="${inline.quiet}">${escapeHtml(part.note)}</p>`;
  if ('button' in part) return button(part.button);
  if ('facts' in part) return facts(part.facts);
  if ('list' in part) return list(part.list);
  if ('code' in part) return code(part.code);
  return mailPictures(part.pictures);
}

function button({ label, url }: { label: string; url: string }): string {
  return `<table ${table} style="margin:4px 0 24px"><tr><td bgcolor="${marigold}" style="background-color:${marigold};border-radius:6px;mso-padding-alt:17px 30px">
<a href="${escapeHtml(url)}" style="${inline.button}">${escapeHtml(label)}</a>
</td></tr></table>`;
}

/** The address of the main button in words: for programs that show none, and for readers who look before they press. */
function spelledOut(part: Extract<Block, { button: unknown }>): string {
  return `\n<p class="quiet" style="${inline.quiet}">The button opens this address:<br>${link(part.button.url)}</p>`;
}

function facts(rows: [string, string][]): string {
  const cells = rows.map(
    ([name, value]) =>
      `<tr><th scope="row" class="quiet" style="${inline.term}">${escapeHtml(name)}</th><td class="ink" style="${inline.fact}">${escapeHtml(value)}</td></tr>`,
  );
  return `<table cellpadding="0" cellspacing="0" border="0" style="margin:0 0 14px">${cells.join('\n')}</table>`;
}

function list(lines: string[]): string {
  const items = lines.map((line) => `<li style="margin:0 0 6px">${escapeHtml(line)}</li>`);
  return `<ul class="ink" style="${inline.paragraph};padding:0 0 0 22px">${items.join('\n')}</ul>`;
}

function code(text: string): string {
  return `<table ${table} style="margin:0 0 24px"><tr><td class="field ink" style="${inline.code}">${escapeHtml(text)}</td></tr></table>`;
}

function withLinks(line: string): string {
  return line
    .split(/(https?:\/\/[^\s<>"]*[\w/])/)
    .map((part, index) => (index % 2 === 1 ? link(part) : escapeHtml(part)))
    .join('');
}

function link(url: string): string {
  return `<a class="link" href="${escapeHtml(url)}" style="${inline.link}">${escapeHtml(url)}</a>`;
}
