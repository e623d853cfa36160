import type { APIRoute } from 'astro';
import { countPledges } from '#pledges/count-pledges.ts';

export const GET: APIRoute = ({ locals }) =>
  Response.json(countPledges(locals.context), {
    headers: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=60, stale-while-revalidate=60' },
  });
