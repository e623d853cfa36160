import { domainToASCII } from 'node:url';
import { parse } from 'tldts';

export interface EmailAddress {
  /** As it was typed, without the spaces around it: what mail is sent to. */
  address: string;
  /** What addresses are compared by: `lower(NFC(local))@punycode(lower(domain))`. Dots and plus signs stay. */
  key: string;
}

// RFC 5321 atoms, as people really have them. Quoted locals, address literals and what nodemailer would "repair" are out.
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** Reads an address strictly: null unless it can be written into an envelope exactly as it stands. */
export function readEmailAddress(text: string): EmailAddress | null {
  const address = text.trim();
  if (address.length > 254) return null;
  const at = address.lastIndexOf('@');
  const localPart = address.slice(0, at);
  const typedDomain = address.slice(at + 1).toLowerCase();
  // Left to itself domainToASCII reads like a URL parser: it decodes percent signs, drops line ends and stops at a slash.
  const domain = /^[\p{L}\p{M}\p{N}.-]+$/u.test(typedDomain) ? domainToASCII(typedDomain) : '';
  if (at < 1 || localPart.length > 64 || !local.test(localPart) || !isMailDomain(domain)) return null;
  return { address: `${localPart}@${domain}`, key: `${localPart.normalize('NFC').toLowerCase()}@${domain}` };
}

/** `s•••@nhs.net`: enough for its owner to know it by, too little for anybody else. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${Array.from(address)[0] ?? ''}•••${address.slice(at)}`;
}

function isMailDomain(domain: string): boolean {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) return false;
  if (domain.split('.').some((label) => label.length > 63 || label.startsWith('-') || label.endsWith('-')))
    return false;
  const { isIp, publicSuffix, domain: registrable } = parse(domain);
  return !isIp && registrable !== null && !/^\d+$/.test(publicSuffix ?? '');
}
