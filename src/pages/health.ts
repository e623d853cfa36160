import type { APIRoute } from 'astro';
import { siteVersion } from '#pledges/count-pledges.ts';

/** Well when the database answers; the reason for a fault is in the log, not here. */
export const GET: APIRoute = ({ locals }) => {
  siteVersion(locals.context);
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
};
