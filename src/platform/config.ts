import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];
const whole = z
  .string()
  .regex(/^-?\d+$/, 'must be a whole number')
  .transform(Number);

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole.pipe(z.number().min(0).max(65_535)).default(4321),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  DATA_DIR: z.string().default('./data'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>$/, 'must look like: Name <address@domain>')
    .optional(),
  SECRET_KEY: z.string().optional(),
  SECRET_KEY_FILE: z.string().optional(),
  SECRET_KEY_PREVIOUS: z.string().optional(),
  TRUSTED_PROXY_HOPS: whole.pipe(z.number().min(0).max(10)).default(0),
  PROCESS: z.enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' }).default('all'),
  OUTBOX_TIME_SCALE: z.coerce.number().positive().max(1).default(1),
  FAULT: z.string().optional(),
  CLOCK_OFFSET_MS: whole.default(0),
  LIMITS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
});

export interface Config {
  host: string;
  port: number;
  /** The configured origin, or null where it is `http://localhost:` and the port that is found. */
  publicOrigin: string | null;
  /** True on a developer's machine: the origin is a loopback one. */
  loopback: boolean;
  dataDir: string;
  smtpUrl: string | null;
  mailFrom: { name: string; address: string };
  /** At least 32 bytes, or null where one is to be made and kept in the data folder. */
  secretKey: Buffer | null;
  secretKeyPrevious: Buffer | null;
  trustedProxyHops: number;
  process: 'all' | 'web' | 'worker';
  outboxTimeScale: number;
  fault: string | null;
  clockOffset: number;
  limits: boolean;
}

/** Every fault of the configuration at once, each a line that names its variable and says what to do. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n- ${faults.join('\n- ')}`,
    );
    this.faults = faults;
  }
}

/** Reads the environment once. Throws ConfigError with all of its faults. An empty variable counts as not set. */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { error } = environment.safeParse(given);
  const faults = (error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`);
  // What is faulty is left out, so that the rest can be judged in the same breath.
  const faulty = (error?.issues ?? []).map((issue) => String(issue.path[0]));
  const env = environment.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !faulty.includes(name))));
  const publicOrigin = env.PUBLIC_ORIGIN ? new URL(env.PUBLIC_ORIGIN).origin : null;
  const loopback = publicOrigin === null || loopbackHosts.includes(new URL(publicOrigin).hostname);
  const secretKey = readSecret(env, faults);
  const secretKeyPrevious = readKey('SECRET_KEY_PREVIOUS', env.SECRET_KEY_PREVIOUS, faults);

  if (!loopback) {
    if (!given.SMTP_URL) faults.push('SMTP_URL is needed with a public origin: the relay that sends the mails');
    if (!given.MAIL_FROM) faults.push('MAIL_FROM is needed with a public origin: Name <address@domain>');
    if (!given.SECRET_KEY && !given.SECRET_KEY_FILE)
      faults.push('SECRET_KEY is needed with a public origin: at least 32 random bytes (try: openssl rand -base64 32)');
    if (env.FAULT) faults.push('FAULT is for loopback origins only: remove it');
    if (env.CLOCK_OFFSET_MS !== 0) faults.push('CLOCK_OFFSET_MS is for loopback origins only: remove it');
    if (env.OUTBOX_TIME_SCALE !== 1) faults.push('OUTBOX_TIME_SCALE is for loopback origins only: remove it');
    if (env.LIMITS === 'off') faults.push('LIMITS=off is for loopback origins only: remove it');
  }
  if (faults.length > 0) throw new ConfigError(faults);

  return {
    host: env.HOST,
    port: env.PORT,
    publicOrigin,
    loopback,
    dataDir: resolve(env.DATA_DIR),
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: readSender(env.MAIL_FROM ?? 'Including Infants <pledge@localhost>'),
    secretKey,
    secretKeyPrevious,
    trustedProxyHops: env.TRUSTED_PROXY_HOPS,
    process: env.PROCESS,
    outboxTimeScale: env.OUTBOX_TIME_SCALE,
    fault: env.FAULT ?? null,
    clockOffset: env.CLOCK_OFFSET_MS,
    limits: env.LIMITS === 'on',
  };
}

function readSecret(env: z.infer<typeof environment>, faults: string[]): Buffer | null {
  if (!env.SECRET_KEY_FILE) return readKey('SECRET_KEY', env.SECRET_KEY, faults);
  try {
    return readKey('SECRET_KEY_FILE', readFileSync(env.SECRET_KEY_FILE, 'utf8').trim(), faults);
  } catch {
    faults.push('SECRET_KEY_FILE names a file that cannot be read');
    return null;
  }
}

function readKey(name: string, text: string | undefined, faults: string[]): Buffer | null {
  if (text === undefined) return null;
  const bytes = Buffer.from(text);
  if (bytes.length < 32)
    faults.push(`${name} has ${bytes.length} bytes and needs at least 32 (try: openssl rand -base64 32)`);
  return bytes;
}

function readSender(text: string): Config['mailFrom'] {
  const [, name = '', address = ''] = /^([^<]*)<([^>]+)>$/.exec(text) ?? [];
  return { name: name.trim(), address };
}
