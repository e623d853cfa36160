import type { APIRoute } from 'astro';
import { exportPledges } from '#organisers/export-pledges.ts';
import { requireOrganiser, seeOther } from '#organisers/require-organiser.ts';
import { paths } from '#paths.ts';

const headers = {
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': 'attachment; filename="pledges.csv"',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

export const GET: APIRoute = async (visit) => {
  const admission = await requireOrganiser(visit, { role: 'organiser' });
  if (admission instanceof Response) return admission;
  if (!admission.fresh) return seeOther(paths.signInToExport());
  if (visit.request.method === 'HEAD') return new Response(null, { headers });
  return new Response(await exportPledges(visit.locals.context, admission.organiser), { headers });
};
