import { londonDay } from '#platform/clock.ts';
import type { PledgeRecord } from '#pledges/read-pledge-pages.ts';

/** What leaves in an export, in this order; nothing that is not named here ever does. */
export const exportColumns = [
  'number',
  'state',
  'as',
  'name',
  'role',
  'organisation',
  'sector',
  'nation',
  'listed',
  'updates',
  'confirmed_on',
  'pledged_on',
  'email_for_updates_only',
] as const;

/** Erased pledges are gone, and so is everything of them; the others have a row. */
export const exportedStates = ['confirmed', 'pending', 'held', 'withdrawn', 'invalidated'] as const;

/**
 * A pledge as a row of `exportColumns`. Who has not confirmed it, or has withdrawn, is counted and dated but not named;
 * an address is there only for those who confirmed and asked for updates.
 */
export function exportRow(pledge: PledgeRecord): string[] {
  const named = pledge.state === 'confirmed';
  const row: Record<(typeof exportColumns)[number], string | number | null> = {
    number: pledge.ordinal,
    state: pledge.state,
    as: pledge.pledgingAs,
    name: named ? pledge.name : null,
    role: named ? pledge.role : null,
    organisation: named ? pledge.organisation : null,
    sector: named ? pledge.sector : null,
    nation: named ? pledge.nation : null,
    listed: named ? yesOrNo(pledge.listed) : null,
    updates: named ? yesOrNo(pledge.updates) : null,
    confirmed_on: pledge.confirmedAt === null ? null : londonDay(pledge.confirmedAt),
    pledged_on: londonDay(pledge.createdAt),
    email_for_updates_only: named && pledge.updates ? pledge.email : null,
  };
  return exportColumns.map((column) => withoutFormula(String(row[column] ?? '')));
}

/**
 * A text that no spreadsheet takes for a formula: one that begins like it, full-width forms and leading blanks counted,
 * gets an apostrophe before it (OWASP ASVS 5.0, 1.2.10). So does what follows a semicolon: where that parts the cells
 * of a list, as in most of Europe, a reader does not find the quotes where it looks for them.
 */
export function withoutFormula(text: string): string {
  return text
    .split(';')
    .map((part) => (beginsFormula(part) ? `'${part}` : part))
    .join(';');
}

function beginsFormula(text: string): boolean {
  // NFKC turns the full-width and small forms into their plain ones; the minus sign proper stays itself.
  return /^(?:[\t\r\n\0]|\s*[=+\-@\u2212])/.test(text.slice(0, 8).normalize('NFKC'));
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
