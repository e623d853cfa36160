import type { APIRoute } from 'astro';
import { checkHealth } from '#keeping/check-health.ts';

/** Red (503) when an operator should look: the check that fails is named, its reason is in the log and in /metrics. */
export const GET: APIRoute = async ({ locals }) => {
  const health = await checkHealth(locals.context);
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
};
