import { paths } from '#paths.ts';
import { postedForm } from '#platform/form.ts';
import { readCookie, takeSessionCookie, type Visit } from './cookies.ts';
import { findSession, type Session } from './find-session.ts';
import { mayActAs, type Role } from './organiser.ts';
import { formTokenOf, isFormTokenOf } from './session.ts';

export interface Admission extends Session {
  /** Goes into a hidden field called `token` of every form. */
  formToken: string;
  /** The session's own secret, to end it by. */
  cookie: string;
}

interface Terms {
  /** The least role that may do this; whoever has less gets the page of an address that does not exist. */
  role?: Role;
  /** The page asks by itself, not a person: the session's idle time goes on. */
  byItself?: boolean;
}

/**
 * The door of every page and endpoint under /organise, opened inside each of them: who is signed in, or the answer to
 * send instead. A middleware that goes by the path would be one way of writing an address away from letting somebody in.
 */
export async function requireOrganiser(visit: Visit, terms: Terms = {}): Promise<Admission | Response> {
  const cookie = readCookie(visit, 'session');
  const session = cookie && (await findSession(visit.locals.context, cookie, terms.byItself));
  if (!cookie || !session) {
    if (cookie) takeSessionCookie(visit);
    return seeOther(paths.signIn());
  }
  if (!mayActAs(session.organiser.role, terms.role ?? 'viewer')) return await visit.rewrite(paths.notFound());
  return { ...session, cookie, formToken: formTokenOf(cookie) };
}

/** The form of a POST whose token is that of the session, else the answer to send instead. */
export async function readOwnForm(visit: Visit, admission: Admission): Promise<FormData | Response> {
  const posted = await postedForm(visit.request);
  if (isFormTokenOf(admission.cookie, String(posted.get('token') ?? ''))) return posted;
  return new Response('This form is not of your session. Open the page again.', { status: 403 });
}

export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}
