import { newSecret } from '#platform/token.ts';
import { sessionLife } from './session.ts';
import { signInLife } from './sign-in.ts';

/** What this needs of Astro's page or endpoint. */
export interface Visit {
  request: Request;
  locals: App.Locals;
  /** Answers with the page of another address. */
  rewrite(path: string): Promise<Response>;
  cookies: {
    get(name: string): { value: string } | undefined;
    set(name: string, value: string, options: object): void;
    delete(name: string, options: object): void;
  };
}

type CookieName = 'session' | 'sign-in';

/** The value of a cookie of ours, or null. */
export function readCookie(visit: Visit, name: CookieName): string | null {
  const value = visit.cookies.get(fullName(visit, name))?.value ?? '';
  return /^[\w-]{43}$/.test(value) ? value : null;
}

export function giveSessionCookie(visit: Visit, session: string): void {
  visit.cookies.set(fullName(visit, 'session'), session, { ...terms(visit), maxAge: sessionLife / 1_000 });
  visit.cookies.delete(fullName(visit, 'sign-in'), terms(visit));
}

export function takeSessionCookie(visit: Visit): void {
  visit.cookies.delete(fullName(visit, 'session'), terms(visit));
}

/** The secret by which we know the browser while it signs in; it is given one when it has none. */
export function browserSecret(visit: Visit): string {
  const known = readCookie(visit, 'sign-in');
  const secret = known ?? newSecret();
  visit.cookies.set(fullName(visit, 'sign-in'), secret, { ...terms(visit), maxAge: (2 * signInLife) / 1_000 });
  return secret;
}

// A browser takes the prefix only over https, from our own host and for the whole of it: nobody else can plant it.
function fullName(visit: Visit, name: CookieName): string {
  return isSecure(visit) ? `__Host-${name}` : name;
}

// Not Strict: a link in a mail must find the session.
function terms(visit: Visit): object {
  return { path: '/', httpOnly: true, secure: isSecure(visit), sameSite: 'lax' };
}

function isSecure(visit: Visit): boolean {
  return visit.locals.context.origin.startsWith('https:');
}
