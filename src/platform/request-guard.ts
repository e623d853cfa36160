/** What a guard looks at: method, path and headers, before any body is read. */
export interface RequestHead {
  method: string;
  /** As it came, query included. */
  url: string;
  headers: Record<string, string | undefined>;
  /** Whether the connection comes from this machine. */
  local: boolean;
}

export interface Refusal {
  status: number;
  title: string;
  advice: string;
}

export interface Guard {
  /** The hosts (`name:port`) that are ours. */
  hosts: readonly string[];
  /** The origins whose pages may post to us. */
  origins: readonly string[];
}

const mostBytes = 32 * 1024;
const oneClick = /^\/unsubscribe\/[\w-]+$/;
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** The hosts and origins of a public origin; a loopback one answers to each of the loopback names. */
export function createGuard(origin: string, loopback: boolean): Guard {
  const { protocol, host, port } = new URL(origin);
  if (!loopback) return { hosts: [host], origins: [origin] };
  const hosts = ['localhost', '127.0.0.1', '[::1]'].map((name) => (port ? `${name}:${port}` : name));
  return { hosts, origins: hosts.map((one) => `${protocol}//${one}`) };
}

/** The largest body, in bytes, that a path takes. */
export function bodyLimit(path: string): number {
  return path.startsWith('/organise/news') ? 256 * 1024 : mostBytes;
}

/** Why a request is not let in, or null. The order is that of what can be known soonest. */
export function refusalOf(head: RequestHead, guard: Guard): Refusal | null {
  const path = pathOf(head.url);
  if (path === null || isInternal(path)) return badAddress;
  if (!isOurHost(head, path, guard)) return wrongHost;
  if (!['GET', 'HEAD', 'POST'].includes(head.method)) return wrongMethod;
  if (head.method !== 'POST') return null;
  if (Number(head.headers['content-length'] ?? 0) > bodyLimit(path)) return tooLarge;
  if (isForeign(head, path, guard)) return crossSite;
  if (!isForm(head)) return wrongType;
  return null;
}

/**
 * The path of a request target, or null when it could be read in two ways: doubled slashes, dots, backslashes, or
 * anything percent-encoded, which none of our addresses needs. One address has one spelling, for guards and router alike.
 */
export function pathOf(url: string): string | null {
  const path = url.split('?', 1)[0] as string;
  const plain = path.startsWith('/') && !/\/\/|\\|\/\.\.?(\/|$)/.test(path);
  return plain && !/[%\s<>"^`{|}]/.test(path) && path.length <= 1_024 ? path : null;
}

/** What the framework adds of its own, such as an image resizer steered by the query: nothing of it is used here. */
function isInternal(path: string): boolean {
  return path.startsWith('/_') && !path.startsWith('/_astro/');
}

function isOurHost(head: RequestHead, path: string, guard: Guard): boolean {
  const host = head.headers.host?.toLowerCase() ?? '';
  if (guard.hosts.includes(host)) return true;
  // A health check asks the machine it runs on by a loopback name, whatever the site is called outside.
  return head.local && ['/health', '/ready', '/metrics'].includes(path) && isLoopbackHost(host);
}

/** Whether a `Host` header names the machine itself. */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}

/** Cross-site posts, by what browsers say of themselves. Text browsers say nothing, and only they are let off. */
function isForeign(head: RequestHead, path: string, guard: Guard): boolean {
  if (oneClick.test(path)) return false;
  const site = head.headers['sec-fetch-site'];
  const origin = head.headers.origin;
  if (origin !== undefined && !guard.origins.includes(origin)) return true;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return site === undefined && origin === undefined && path.toLowerCase().startsWith('/organise');
}

function isForm(head: RequestHead): boolean {
  const type = head.headers['content-type'];
  // The confirming button's post needs no body, and one without any body has no type either.
  if (type === undefined)
    return !head.headers['transfer-encoding'] && Number(head.headers['content-length'] ?? 0) === 0;
  return formTypes.includes((type.split(';', 1)[0] as string).trim().toLowerCase());
}

export const badAddress: Refusal = {
  status: 404,
  title: 'Page not found',
  advice: 'Check the address, or start again from the home page.',
};
const wrongHost: Refusal = {
  status: 421,
  title: 'This is not the site you asked for',
  advice: 'Open the campaign’s own address instead.',
};
const wrongMethod: Refusal = {
  status: 405,
  title: 'That is not something this site does',
  advice: 'Go back and use the links and buttons of the page.',
};
export const tooLarge: Refusal = {
  status: 413,
  title: 'That is too much to send at once',
  advice: 'Go back, shorten what you typed, and send it again.',
};
const crossSite: Refusal = {
  status: 403,
  title: 'This form was sent from another site',
  advice: 'Nothing was saved. Open the page on this site and fill it in there.',
};
const wrongType: Refusal = {
  status: 415,
  title: 'This form came in a shape we cannot read',
  advice: 'Nothing was saved. Open the page in a browser and send it from there.',
};
export const unreadable: Refusal = {
  status: 400,
  title: 'This form did not arrive whole',
  advice: 'Nothing was saved. Go back and send it again.',
};
export const broken: Refusal = {
  status: 500,
  title: 'Something went wrong on our side',
  advice: 'Please try again in a minute. What you sent may not have been saved.',
};
export const unavailable: Refusal = {
  status: 503,
  title: 'The site is busy',
  advice: 'Nothing was saved. Please go back and send it again in a few seconds.',
};
