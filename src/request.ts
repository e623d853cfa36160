import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createApp } from 'astro/app/entrypoint';
import compression from 'compression';
import type { Context } from '#platform/context.ts';
import { hearOut } from '#platform/hear-out.ts';
import { keepFiles } from '#platform/kept-files.ts';
import { describeError } from '#platform/log.ts';
import { clientAddress, networkOf } from '#platform/network.ts';
import { refusalPage } from '#platform/refusal-page.ts';
import { BodyTooLargeError, readBody } from '#platform/request-body.ts';
import {
  badAddress,
  bodyLimit,
  broken,
  createGuard,
  isLoopbackHost,
  pathOf,
  type Refusal,
  refusalOf,
  tooLarge,
  unreadable,
} from '#platform/request-guard.ts';
import { responseHeaders } from '#platform/response-headers.ts';
import { sendResponse } from '#platform/send-response.ts';
import { createKeptPages } from './kept-pages.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What every request passes, in this order: id, headers, guards, kept pages and files, then the site's pages. */
export function createAnswer(context: Context, clientFolder: string): Answer {
  const guard = createGuard(context.origin, context.config.loopback);
  const https = context.origin.startsWith('https:');
  const app = createApp({ streaming: false });
  const compress = compression({ threshold: 860 });
  const files = keepFiles(clientFolder);
  const keptPages = createKeptPages(context, (path) =>
    render(new Request(context.origin + path), locals(randomUUID(), 'none', false)),
  );

  return (request, response) => {
    const requestId = randomUUID();
    const url = request.url ?? '/';
    const path = pathOf(url) ?? '/';
    for (const [name, value] of Object.entries(responseHeaders(path, https))) response.setHeader(name, value);
    response.setHeader('X-Request-Id', requestId);
    const refusal = refusalOf(headOf(request), guard);
    if (refusal) return refuse(request, response, refusal, requestId);
    try {
      const reads = request.method !== 'POST';
      if (reads && (keptPages.answer(request, response) || files.answer(request, response, path))) return;
    } catch (error) {
      return fail(request, response, requestId, error);
    }
    compress(request as never, response as never, () => void answerPage(request, response, requestId));
  };

  async function answerPage(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    try {
      const page = await toPageRequest(request, context.origin);
      const network = networkOf(
        clientAddress(
          request.socket.remoteAddress ?? '',
          String(request.headers['x-forwarded-for'] ?? ''),
          context.config.trustedProxyHops,
        ),
      );
      const rendered = await render(page, locals(requestId, network, isDirect(request)));
      if (rendered.headers.get('content-type') === 'text/html')
        rendered.headers.set('content-type', 'text/html; charset=utf-8');
      // Endpoints say only that there is nothing: here they get the page for it.
      if (rendered.status === 404 && !rendered.body) return refuse(request, response, badAddress, requestId);
      await sendResponse(rendered, response);
    } catch (error) {
      if (error instanceof BodyTooLargeError) return refuse(request, response, tooLarge, requestId);
      if (request.destroyed && !response.headersSent) return refuse(request, response, unreadable, requestId);
      fail(request, response, requestId, error);
    }
  }

  function fail(request: IncomingMessage, response: ServerResponse, requestId: string, error: unknown): void {
    context.log.error({ requestId, ...describeError(error) }, 'a request failed');
    if (response.headersSent) response.destroy();
    else refuse(request, response, broken, requestId);
  }

  async function render(page: Request, given: App.Locals): Promise<Response> {
    const routeData = app.match(page, true);
    return await app.render(page, { addCookieHeader: true, locals: given, ...(routeData ? { routeData } : {}) });
  }

  function locals(requestId: string, network: string, direct: boolean): App.Locals {
    return { context, requestId, network, direct };
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal, requestId: string): void {
  const page = Buffer.from(refusalPage(refusal, requestId));
  // Of a body that is not wanted the connection ends with the answer.
  const unheard = !request.complete && hasBody(request);
  if (unheard) response.setHeader('Connection', 'close');
  if (refusal.status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
  response.writeHead(refusal.status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
    'Cache-Control': 'no-store',
  });
  if (request.method !== 'HEAD') response.write(page);
  if (unheard) void hearOut(request).then(() => response.end());
  else response.end();
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function headOf(request: IncomingMessage): Parameters<typeof refusalOf>[0] {
  const headers = request.headers as Record<string, string | undefined>;
  return { method: request.method ?? 'GET', url: request.url ?? '/', headers, local: isLocal(request) };
}

function isLocal({ socket }: IncomingMessage): boolean {
  return /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}

/** A proxy on this machine is local too, but it says for whom it asks. */
function isDirect(request: IncomingMessage): boolean {
  const { host = '', ...headers } = request.headers;
  const passedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => headers[name] !== undefined);
  return isLocal(request) && !passedOn && isLoopbackHost(host);
}

async function toPageRequest(request: IncomingMessage, origin: string): Promise<Request> {
  const url = new URL(request.url ?? '/', origin);
  const method = request.method ?? 'GET';
  const body = method === 'POST' ? await readBody(request, bodyLimit(url.pathname)) : null;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  return new Request(url, { method, headers, body });
}
