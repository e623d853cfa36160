import type { APIRoute } from 'astro';
import { siteVersion } from '#pledges/count-pledges.ts';

/** Ready when it can answer at all: migrations are applied before the first request is let in. */
export const GET: APIRoute = ({ locals }) => {
  siteVersion(locals.context);
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
};
