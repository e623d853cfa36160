import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { sendResponse } from '#platform/send-response.ts';

const piece = new Uint8Array(64 * 1024);

/** A server that answers everything with what `answer` makes, and a connection that has asked it for something. */
async function asked(answer: () => Response): Promise<{ socket: Socket; sent: Promise<void> }> {
  const { promise: sent, resolve, reject } = Promise.withResolvers<void>();
  const server = createServer((_, response: ServerResponse) => {
    sendResponse(answer(), response).then(resolve, reject);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  after(() => {
    socket.destroy();
    server.close();
  });
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  return { socket, sent };
}

/** An answer without end, and how many pieces of it were made. */
function endless(): { answer: Response; made(): number; stopped: Promise<void> } {
  let made = 0;
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  const body = new ReadableStream({
    pull: (controller) => {
      made += 1;
      controller.enqueue(piece);
    },
    cancel: () => resolve(),
  });
  return { answer: new Response(body), made: () => made, stopped };
}

test('a whole answer arrives, with its status, its headers and each of its cookies', async () => {
  const headers = new Headers({ 'X-One': 'one' });
  headers.append('Set-Cookie', 'a=1; Path=/');
  headers.append('Set-Cookie', 'b=2; Path=/');
  const { socket, sent } = await asked(() => new Response('hello', { status: 422, headers }));
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += chunk;
  await sent;
  assert.match(text, /^HTTP\/1\.1 422 .*x-one: one\r\n.*hello/is);
  assert.deepEqual(text.match(/set-cookie: .*/gi), ['Set-Cookie: a=1; Path=/', 'Set-Cookie: b=2; Path=/']);
});

test('no more is made than a reader takes, and nothing more once the reader has left', async () => {
  const { answer, made, stopped } = endless();
  const { socket, sent } = await asked(() => answer);
  await once(socket, 'data');
  socket.pause();
  // The sockets' own buffers fill up first; then the making must stand still.
  let before = -1;
  while (made() !== before) {
    before = made();
    for (let turn = 0; turn < 500; turn++) await new Promise(setImmediate);
  }
  assert.ok(made() < 1_000, `${made()} pieces were made for a reader who took one`);
  socket.destroy();
  await stopped;
  await sent;
});

test('what breaks while it is made breaks the answer off, so that nobody takes half for the whole', async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(piece),
    pull: () => Promise.reject(new Error('broken')),
  });
  const { sent } = await asked(() => new Response(body));
  await assert.rejects(sent, /broken/);
});
