import { nations } from '#content/nations.ts';
import { sectors } from '#content/sectors.ts';
import type { FormState } from '#platform/form.ts';
import type { Statement } from './pledge.ts';
import { readName, readText } from './pledge-texts.ts';

export type StatementFieldName = 'as' | 'name' | 'role' | 'organisation' | 'sector' | 'nation' | 'listed' | 'updates';

/**
 * Reads what somebody says of themselves from a form's fields; null when something is wrong, which is then noted in
 * its errors.
 */
export function readStatement({ values, errors }: FormState<StatementFieldName>): Statement | null {
  const pledgingAs = values.as || 'self';
  const name = readName(values.name);
  const role = readText(values.role, 'role');
  const organisation = readText(values.organisation, 'organisation');
  if ('error' in name) errors.name = name.error;
  if (pledgingAs !== 'self' && pledgingAs !== 'organisation')
    errors.as = 'Choose whether you pledge as yourself or for your organisation';
  if ('error' in role) errors.role = role.error;
  if ('error' in organisation) errors.organisation = organisation.error;
  else if (pledgingAs === 'organisation' && !organisation.text)
    errors.organisation = 'Enter the name of the organisation you pledge for';
  if (!isOffered(values.sector, sectors)) errors.sector = 'Choose a sector from the list';
  if (!isOffered(values.nation, nations)) errors.nation = 'Choose a nation from the list';
  if ('error' in name || 'error' in role || 'error' in organisation || Object.keys(errors).length > 0) return null;
  return {
    pledgingAs: pledgingAs as Statement['pledgingAs'],
    name: name.text,
    role: role.text || null,
    organisation: organisation.text || null,
    sector: values.sector || null,
    nation: values.nation || null,
    listed: values.listed === 'yes',
    updates: values.updates === 'yes',
  };
}

function isOffered(slug: string, offered: readonly { slug: string }[]): boolean {
  return slug === '' || offered.some((one) => one.slug === slug);
}
