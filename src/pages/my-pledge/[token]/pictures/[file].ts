import type { APIRoute } from 'astro';
import { openPicture } from '#pledges/open-picture.ts';

export const GET: APIRoute = async ({ locals, params, url }) => {
  const { token = '', file = '' } = params;
  const picture = await openPicture(locals.context, token, file);
  if (!picture) return new Response(null, { status: 404 });
  const disposition = url.searchParams.has('download') ? 'attachment' : 'inline';
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'Content-Type': picture.contentType,
      'Content-Length': String(picture.bytes.length),
      'Content-Disposition': `${disposition}; filename="${file}"`,
      'Cache-Control': 'no-store',
    },
  });
};
