import type { APIRoute } from 'astro';
import { takeSessionCookie } from '#organisers/cookies.ts';
import { readOwnForm, requireOrganiser, seeOther } from '#organisers/require-organiser.ts';
import { signOut } from '#organisers/sign-out.ts';
import { paths } from '#paths.ts';

export const POST: APIRoute = async (visit) => {
  const admission = await requireOrganiser(visit);
  if (admission instanceof Response) return admission;
  const form = await readOwnForm(visit, admission);
  if (form instanceof Response) return form;
  await signOut(visit.locals.context, admission.cookie);
  takeSessionCookie(visit);
  return seeOther(paths.signIn());
};

/** Looking signs nobody out. */
export const GET: APIRoute = () => seeOther(paths.organise());
