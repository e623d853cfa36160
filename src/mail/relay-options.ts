/** How to reach a relay, in nodemailer's terms. */
export interface RelayOptions {
  host: string;
  port?: number;
  secure: boolean;
  requireTLS: boolean;
  tls: { minVersion: 'TLSv1.2'; rejectUnauthorized: boolean };
  auth?: { user: string; pass: string };
  /** What we call ourselves in EHLO. */
  name?: string;
  authMethod?: string;
}

/**
 * Reads `SMTP_URL`. A relay elsewhere is reached under verified TLS or not at all; only one on this very machine may
 * go without, or show a certificate nobody vouches for. Of nodemailer's options in the query just those are read that
 * cannot weaken this.
 */
export function relayOptions(smtpUrl: string): RelayOptions {
  const url = new URL(smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'smtps:' || url.port === '465';
  const near = host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
  const name = url.searchParams.get('name');
  const authMethod = url.searchParams.get('authMethod');
  return {
    host,
    ...(url.port ? { port: Number(url.port) } : {}),
    secure,
    requireTLS: !secure && !near,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: !near },
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    ...(name ? { name } : {}),
    ...(authMethod ? { authMethod } : {}),
  };
}
