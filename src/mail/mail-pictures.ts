import { escapeHtml } from './escape-html.ts';
import type { MailPicture } from './mail-block.ts';
import { inline, mailColours } from './mail-style.ts';

/** The widest a picture gets, in CSS pixels: the mail's 600 less its margins and the field's. */
const full = 480;
const gap = 16;
const half = (full - gap) / 2;
const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

/** The attached pictures on a field of their own: wide ones across it, the others side by side where there is room. */
export function mailPictures(pictures: MailPicture[]): string {
  const cells = pictures.map((picture, index) =>
    isWide(picture) ? wide(picture) : narrow(picture, isLeft(pictures, index)),
  );
  return `<table ${table} width="100%" style="margin:0 0 24px"><tr><td class="field" bgcolor="${mailColours.lilac}" style="${inline.field};font-size:0">
<!--[if mso]><table ${table} width="${full}"><tr><td style="font-size:0"><![endif]-->${cells.join('')}<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>`;
}

function isWide({ width, height }: MailPicture): boolean {
  return width > height;
}

/** Whether a picture stands on the left: of those that are not wide, each other one. */
function isLeft(pictures: MailPicture[], index: number): boolean {
  const before = pictures.slice(0, index);
  return (index - 1 - before.findLastIndex(isWide)) % 2 === 0;
}

function wide(picture: MailPicture): string {
  return `<div style="width:100%;max-width:${full}px">${image(picture, full)}</div>`;
}

function narrow(picture: MailPicture, left: boolean): string {
  return `<div class="half" style="display:inline-block;width:100%;max-width:${half}px;padding-right:${left ? gap : 0}px;vertical-align:top">${image(picture, half)}</div>`;
}

/** The width attribute is for Outlook, which heeds no `max-width`; the others shrink the picture to its column. */
function image({ contentId, alt, width, height, caption }: MailPicture, shown: number): string {
  const size = `width="${shown}" height="${Math.round((shown * height) / width)}"`;
  return `<img src="cid:${escapeHtml(contentId)}" alt="${escapeHtml(alt)}" ${size} style="display:block;width:100%;max-width:${shown}px;height:auto">
<p class="quiet" style="${inline.caption}">${escapeHtml(caption)}</p>`;
}
