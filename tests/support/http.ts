import { once } from 'node:events';
import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

export interface Question {
  method?: string;
  /** As it is put on the wire, whatever it looks like. */
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export type Fields = Record<string, string> | [string, string][];

/** One request with exactly these headers (`fetch` adds some of its own and refuses others). */
export async function send(origin: string, question: Question = {}): Promise<Answer> {
  const outgoing = open(origin, question);
  outgoing.end(question.body);
  return await answerOf(outgoing);
}

/** Posts a form as a text browser does: with no word of where it comes from. */
export async function postForm(
  origin: string,
  path: string,
  fields: Fields,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return await send(origin, {
    method: 'POST',
    path,
    headers: { ...type, ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Posts a body that does not end by itself, at most `most` bytes of it; gives the answer and how much was sent by then. */
export async function postEndless(origin: string, path: string, most: number): Promise<Answer & { sent: number }> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Transfer-Encoding': 'chunked' };
  const outgoing = open(origin, { method: 'POST', path, headers });
  const answer = answerOf(outgoing);
  const answered = answer.then(() => true);
  const piece = Buffer.alloc(16_384, 'a');
  let sent = 0;
  outgoing.write('name=');
  while (sent < most) {
    sent += piece.length;
    const flowing = outgoing.write(piece);
    const next = flowing
      ? new Promise((resolve) => setImmediate(resolve, false))
      : once(outgoing, 'drain').then(() => false);
    if (await Promise.race([answered, next])) break;
  }
  return { ...(await answer), sent };
}

function open(origin: string, { method = 'GET', path = '/', headers = {} }: Question): ClientRequest {
  const { host, port } = new URL(origin);
  return request({ host: '127.0.0.1', port, method, path, headers: { Host: host, ...headers } });
}

async function answerOf(outgoing: ClientRequest): Promise<Answer> {
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  // The other side may answer, and hang up, before it has heard all of it.
  outgoing.on('error', () => {});
  const chunks: Buffer[] = await incoming.toArray();
  const body = Buffer.concat(chunks);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body, text: body.toString('utf8') };
}
