import type { Refusal } from './request-guard.ts';

/** The page of a refusal that is answered before any page of the site is rendered. */
export function refusalPage({ title, advice }: Refusal, requestId: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/refusal.css"></head>
<body><main><h1>${title}</h1><p>${advice}</p><p><a href="/">Go to the home page</a></p><p><small>Reference: ${requestId}</small></p></main></body>
</html>
`;
}
