import { run } from '@zootools/email-spell-checker';

/** Slips at the domains of this audience, which no measure of likeness would find or get right. */
const knownSlips = new Map([
  ['nhs.uk.net', 'nhs.net'],
  ['nhs.co.uk', 'nhs.uk'],
  ['nhs.com', 'nhs.net'],
  ['nhs.ent', 'nhs.net'],
  ['nhs.met', 'nhs.net'],
  ['nhs.nte', 'nhs.net'],
  ['nsh.net', 'nhs.net'],
  ['hns.net', 'nhs.net'],
  ['nhs.net.uk', 'nhs.net'],
  ['nhs.scott', 'nhs.scot'],
  ['gov.uk.com', 'gov.uk'],
]);

/** Where the public has its mail, long enough that a likeness means something. */
const popular = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.co.uk',
  'outlook.com',
  'yahoo.com',
  'yahoo.co.uk',
  'icloud.com',
  'btinternet.com',
  'talktalk.net',
  'virginmedia.com',
  'blueyonder.co.uk',
  'protonmail.com',
];

/** Real mail domains that look like slips of the popular ones. */
const right = [
  /^(ymail|mail|email|fmail|gmx|aol|live|sky)\./,
  /^(hotmail|outlook|yahoo|ymail)\.[a-z]{2}$/,
  /^yahoo\.com\.[a-z]{2}$/,
];

/** What an address was probably meant to be, or null. Only ever offered: any address may be right as it stands. */
export function likelySlip(address: string): string | null {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  const meant = knownSlips.get(domain) ?? nearest(address, domain);
  return meant ? `${address.slice(0, at)}@${meant}` : null;
}

function nearest(address: string, domain: string): string | null {
  if (popular.includes(domain) || right.some((pattern) => pattern.test(domain))) return null;
  // Its guesses at endings alone are wrong for most of ours (kcl.ac.uk, gov.scot): whole domains only.
  return run({ email: address, domains: popular, secondLevelDomains: [], topLevelDomains: [] })?.domain ?? null;
}
