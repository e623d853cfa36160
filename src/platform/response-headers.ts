/** Addresses whose pages belong to one person: kept by no cache, indexed by no search engine, told to no other site. */
const personal = /^\/(pledge\/confirm|my-pledge|unsubscribe|organise|mailbox|lost-link)(\/|$)/i;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers of every answer, refusals and files included. A page may replace one of them, and says why there. */
export function responseHeaders(path: string, https: boolean): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': personal.test(path) ? 'same-origin' : 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
    ...(personal.test(path) ? { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } : {}),
  };
}
