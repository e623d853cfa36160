import type { APIRoute } from 'astro';
import { listHeld } from '#pledges/list-held.ts';

export const GET: APIRoute = ({ locals, params }) => {
  const held = listHeld(locals.context, params.token ?? '');
  if (!held) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(held, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-pledge.json"',
      'Cache-Control': 'no-store',
    },
  });
};
