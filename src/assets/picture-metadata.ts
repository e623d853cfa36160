import { edition } from '#content/edition.ts';
import { altText } from './alt-text.ts';
import { type Card, escapeXml } from './card.ts';
import type { Metadata } from './raster.ts';
import { templates } from './templates.ts';

const terms = 'Free to share unaltered.';

/** What a picture says of itself: title, credit, terms and alternative text. Of the person, only what it shows. */
export function pictureMetadata(card: Card, licencePage: string | null): Metadata {
  const title = `${templates[card.template].label}. ${edition.hashtag}`;
  const statement = licencePage === null ? '' : ` xmpRights:WebStatement="${escapeXml(licencePage)}"`;
  const languages = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="${escapeXml(edition.name)}"${statement}><dc:title>${languages(title)}</dc:title><dc:rights>${languages(terms)}</dc:rights><xmpRights:UsageTerms>${languages(terms)}</xmpRights:UsageTerms><Iptc4xmpCore:AltTextAccessibility>${languages(altText(card))}</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
  return { exif: { ImageDescription: ascii(title), Artist: edition.name, Copyright: terms }, xmp };
}

/** These fields hold ASCII by their standard. */
function ascii(text: string): string {
  return text.replaceAll('’', "'");
}
