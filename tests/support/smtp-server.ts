import { EventEmitter, once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** When the peer is asked for an answer. `body`: after the final dot. */
export type SmtpPhase = 'connect' | 'mail' | 'rcpt' | 'body';
/** `hang` never answers; `drop` ends the connection without a word; a code is answered with its text. */
export type SmtpAnswer = 'ok' | 'hang' | 'drop' | { code: number; text: string };

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: Buffer;
  /** Of `Date.now()`, when the final dot came. */
  at: number;
  answer: SmtpAnswer;
}

export interface SmtpPeer {
  url: string;
  port: number;
  /** Every body that came whole, with what was answered to it. */
  received: ReceivedMail[];
  /** Recipients asked for, in order, whatever was answered. */
  recipients: string[];
  connections: number;
  /** Replaces the script. */
  answer: (phase: SmtpPhase, about: { recipient: string; tries: number }) => SmtpAnswer;
  /** Resolves when so many bodies have come; rejects after 20 seconds. */
  arrived(count: number): Promise<ReceivedMail[]>;
  /** Resolves when so many people have been written to, however often; rejects after 20 seconds. */
  reached(people: number): Promise<void>;
  /** Resolves when so many recipients have been asked for. */
  asked(count: number): Promise<void>;
  /** Says yes to everything that was left hanging. */
  release(): void;
  close(): Promise<void>;
}

/** A real SMTP server on a free port of this machine, which says yes to everything until told otherwise. */
export async function startSmtpPeer(options: SMTPServerOptions = {}, port = 0): Promise<SmtpPeer> {
  const arrivals = new EventEmitter();
  const hanging: (() => void)[] = [];
  const sockets = new Map<number, Socket>();
  const tries = new Map<string, number>();
  const answerTo = (
    phase: SmtpPhase,
    session: SMTPServerSession,
    recipient: string,
    callback: (error?: Error | null) => void,
  ): SmtpAnswer => {
    const answer = peer.answer(phase, { recipient, tries: tries.get(recipient) ?? 0 });
    if (answer === 'ok') callback();
    else if (answer === 'drop') sockets.get((session as unknown as { remotePort: number }).remotePort)?.destroy();
    else if (answer === 'hang') hanging.push(() => callback());
    else callback(Object.assign(new Error(answer.text), { responseCode: answer.code }));
    return answer;
  };
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onConnect: (session, callback) => {
      peer.connections += 1;
      answerTo('connect', session, '', callback);
    },
    onMailFrom: (_address, session, callback) => void answerTo('mail', session, '', callback),
    onRcptTo: ({ address }, session, callback) => {
      peer.recipients.push(address);
      arrivals.emit('recipient');
      tries.set(address, (tries.get(address) ?? 0) + 1);
      answerTo('rcpt', session, address, callback);
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const mail: ReceivedMail = { from, to, raw: Buffer.concat(chunks), at: Date.now(), answer: 'ok' };
        peer.received.push(mail);
        arrivals.emit('mail');
        mail.answer = answerTo('body', session, to[0] ?? '', callback);
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket));
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const found = (server.server.address() as AddressInfo).port;

  const peer: SmtpPeer = {
    url: `smtp://127.0.0.1:${found}`,
    port: found,
    received: [],
    recipients: [],
    connections: 0,
    answer: () => 'ok',
    arrived: async (count) => {
      const signal = AbortSignal.timeout(20_000);
      while (peer.received.length < count) await once(arrivals, 'mail', { signal });
      return peer.received;
    },
    reached: async (people) => {
      const signal = AbortSignal.timeout(20_000);
      while (new Set(peer.received.map(({ to }) => to[0])).size < people) await once(arrivals, 'mail', { signal });
    },
    asked: async (count) => {
      const signal = AbortSignal.timeout(20_000);
      while (peer.recipients.length < count) await once(arrivals, 'recipient', { signal });
    },
    release: () => {
      for (const answer of hanging.splice(0)) answer();
    },
    close: async () => {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return peer;
}
