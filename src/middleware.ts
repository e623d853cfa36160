import type { MiddlewareHandler } from 'astro';
import { describeError } from '#platform/log.ts';
import { refusalPage } from '#platform/refusal-page.ts';
import { unavailable } from '#platform/request-guard.ts';
import { isUnavailable } from '#platform/writer.ts';

/** A page failed. The log has the reason under the request's id; this carries nothing of it. */
class PageFailedError extends Error {}

/**
 * Catches what a page throws before Astro does: Astro would print its message, and a failed statement's message
 * carries what people typed.
 */
export const onRequest: MiddlewareHandler = async ({ locals }, next) => {
  try {
    return await next();
  } catch (error) {
    const { context, requestId } = locals;
    context.log.error({ requestId, ...describeError(error) }, 'a page failed');
    if (!isUnavailable(error)) throw new PageFailedError(`Request ${requestId} failed: see the log line with that id`);
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Retry-After': '5' };
    return new Response(refusalPage(unavailable, requestId), { status: 503, headers });
  }
};
