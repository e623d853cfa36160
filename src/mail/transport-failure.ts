import { type Failure, namedWait, type Phase } from './smtp-failure.ts';

/** How far nodemailer's own log says it came with the mail in hand. */
export type Progress = 'connecting' | 'talking' | 'body-left';

interface TransportError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

const relayErrors = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL', 'EABORT', 'EPROXY'];
const phases: Record<string, Phase> = { MAIL: 'sender', RCPT: 'recipient', DATA: 'data', AUTH: 'signing-in' };

/** What a failed sending is to be judged by. */
export function failureOf(thrown: unknown, progress: Progress): Failure {
  const error = thrown as TransportError;
  return {
    phase: phaseOf(error, progress),
    code: error.responseCode || null,
    enhanced: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(error.response ?? '')?.[1] ?? null,
    namedWait: namedWait(error.response ?? ''),
  };
}

function phaseOf(error: TransportError, progress: Progress): Phase {
  if (progress === 'body-left') return 'body-left';
  if (error.code === 'EAUTH') return 'signing-in';
  const answered = error.response !== undefined;
  if (!answered && !relayErrors.includes(error.code ?? '')) return 'local';
  // A connection that ends is always told as CONN, whatever was being said on it.
  return phases[(error.command ?? '').split(' ', 1)[0] as string] ?? (progress === 'talking' ? 'data' : 'connecting');
}
