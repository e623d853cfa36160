import { createTransport } from 'nodemailer';
import { second } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import { faultPoint } from '#platform/fault.ts';
import { keepMail } from './mailbox.ts';
import { relayOptions } from './relay-options.ts';
import type { Failure } from './smtp-failure.ts';
import { failureOf, type Progress } from './transport-failure.ts';

/** A mail ready to leave: sent again, it is the same bytes again. */
export interface OutgoingMail {
  messageId: string;
  date: Date;
  boundary: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  attachments: { fileName: string; contentType: string; contentId: string; bytes: Buffer }[];
}

/** One connection to the relay, used for one mail at a time. */
export interface Lane {
  /** Null when the relay took the mail, else how that failed. Never throws. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<Failure | null>;
  /** Whether of the mail being sent the whole body is out of our hands. */
  bodyHasLeft(): boolean;
  close(): void;
}

/** A lane to the relay, or into the mailbox in the data folder where no relay is configured. */
export function openLane(config: Config): Lane {
  return config.smtpUrl === null ? mailboxLane(config) : relayLane(config, config.smtpUrl);
}

function relayLane(config: Config, smtpUrl: string): Lane {
  let progress: Progress = 'connecting';
  const transport = createTransport({
    ...relayOptions(smtpUrl),
    pool: true,
    maxConnections: 1,
    // The pool would send a mail again by itself, and nobody could tell how often it left.
    maxRequeues: 0,
    connectionTimeout: 10 * second,
    greetingTimeout: 30 * second,
    socketTimeout: 120 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: progressLogger((seen) => {
      progress = seen;
      if (seen === 'body-left') faultPoint(config, 'after-body');
    }),
  });
  return {
    send: async (mail, signal) => {
      try {
        await transport.sendMail({ ...compose(mail, config), signal });
        return null;
      } catch (error) {
        return failureOf(error, progress);
      } finally {
        progress = 'connecting';
      }
    },
    bodyHasLeft: () => progress === 'body-left',
    close: () => transport.close(),
  };
}

function mailboxLane(config: Config): Lane {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (mail) => {
      try {
        const { message } = await transport.sendMail(compose(mail, config));
        await keepMail(config.dataDir, mail.messageId, message as Buffer);
        return null;
      } catch {
        // A full disk is to the mailbox what a lost connection is to a relay.
        return { phase: 'connecting', code: null, enhanced: null, namedWait: null };
      }
    },
    bodyHasLeft: () => false,
    close: () => {},
  };
}

function compose(mail: OutgoingMail, config: Config) {
  return {
    from: config.mailFrom,
    // As parts, never as one text: nodemailer would look for further recipients in it.
    to: mail.to,
    subject: mail.subject,
    messageId: mail.messageId,
    date: mail.date,
    baseBoundary: mail.boundary,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ fileName, contentType, contentId, bytes }) => ({
      filename: fileName,
      contentType,
      cid: contentId,
      // Not `inline`: with an id the HTML shows it all the same, and more mail programs also offer it for saving.
      contentDisposition: 'attachment' as const,
      content: bytes,
    })),
  };
}

/** nodemailer tells nobody but its log how far it came: `send` as it takes the mail up, `message` once its body has left. */
function progressLogger(report: (progress: Progress) => void) {
  const listen = (record: { tnx?: string }): void => {
    if (record?.tnx === 'send') report('talking');
    if (record?.tnx === 'message') report('body-left');
  };
  const ignore = (): void => {};
  return { level: ignore, trace: ignore, debug: ignore, info: listen, warn: ignore, error: ignore, fatal: ignore };
}
