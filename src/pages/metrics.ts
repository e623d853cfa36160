import type { APIRoute } from 'astro';
import { tellMetrics } from '#keeping/tell-metrics.ts';

/** For a program on this machine only; to everybody else there is no such page. */
export const GET: APIRoute = async ({ locals }) => {
  if (!locals.direct) return new Response(null, { status: 404 });
  const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(await tellMetrics(locals.context), { headers });
};
