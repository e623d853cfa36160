import type { Context } from '#platform/context.ts';
import type { Organiser } from './organiser.ts';
import { listCurrent } from './organiser-repository.ts';

/** Everybody who may sign in, in the order they were added. */
export function listOrganisers(context: Context): Organiser[] {
  return listCurrent(context.database).map(({ id, email, role }) => ({ id, email, role }));
}
