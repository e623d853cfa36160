// The rules of the house as data. A change of the design is a change here, and says why in README.md under Decisions.

export const topLevel = [
  ...['src', 'public', 'db', 'tests', 'deploy'],
  ...['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'drizzle.config.ts'],
  ...['README.md', 'LICENSE'],
];
export const made = ['node_modules', 'dist', 'data', 'test-results', 'playwright-report'];

const foundation = ['db/schema/', 'src/platform/', 'src/content/', 'src/paths.ts'];
export const look = ['src/components/', 'src/layouts/', 'src/styles/', 'src/scripts/'];
const middle = ['src/language/', 'src/mail/', 'src/assets/'];
const features = ['src/pledges/', 'src/events/', 'src/news/', 'src/updates/'];

/** What each part may import besides itself: lower never imports higher. `.astro` files may use the look as well. */
export const order: Record<string, string[]> = {
  'db/schema/': [],
  'db/': ['db/schema/', ...foundation, 'src/events/'],
  'src/content/': ['src/platform/clock.ts'],
  'src/paths.ts': [],
  'src/platform/': ['db/schema/'],
  'src/language/': foundation,
  'src/mail/': foundation,
  'src/assets/': foundation,
  'src/pledges/': [...foundation, ...middle],
  'src/events/': [...foundation, ...middle],
  'src/news/': [...foundation, ...middle],
  'src/updates/': [...foundation, ...middle, 'src/pledges/'],
  'src/organisers/': [...foundation, ...middle, ...features],
  'src/keeping/': [...foundation, ...middle, ...features, 'db/migrate.ts'],
  'src/styles/': [],
  'src/scripts/': ['src/language/', 'src/content/'],
  'src/components/': [...foundation, ...look, 'src/assets/'],
  'src/layouts/': [...foundation, ...look, 'src/assets/'],
  'src/pages/': [...foundation, ...middle, ...features, ...look, 'src/organisers/', 'src/keeping/'],
  'src/commands/': ['db/', 'src/'],
  'src/middleware.ts': foundation,
  'src/kept-pages.ts': [...foundation, ...middle, ...features, 'src/organisers/'],
  'src/request.ts': [...foundation, ...middle, ...features, 'src/organisers/', 'src/kept-pages.ts'],
  'src/worker.ts': [...foundation, ...middle, ...features, 'src/organisers/'],
  'src/start.ts': ['db/', 'src/'],
  'src/env.d.ts': foundation,
};

/** Repositories are their own folder's, but for these. */
export const lentRepositories: Record<string, string[]> = {
  'src/mail/outbox-repository.ts': ['src/pledges/', 'src/organisers/'],
  'src/mail/mail-health-repository.ts': ['src/keeping/'],
  'src/mail/restored-mail-repository.ts': ['src/keeping/'],
  'src/mail/delivery-repository.ts': ['src/pledges/'],
  'src/assets/picture-repository.ts': ['src/pledges/'],
};

/** Packages with more than one importer, and where they may be imported. Every other package has exactly one. */
export const sharedPackages: Record<string, RegExp> = {
  astro: /^(src\/pages\/|src\/(request|middleware)\.ts|astro\.config\.mjs)/,
  'drizzle-orm': /^(db\/|src\/platform\/database\.ts|src\/\w+\/[\w-]+-repository\.ts)/,
  zod: /^src\/(platform\/config|\w+\/[\w-]+-form)\.ts$/,
};

export const notForPages = /^(#db\/|drizzle|better-sqlite3|nodemailer|sharp|node:fs)|-repository\.ts$/;
export const mayReadEnvironment = /^src\/(start\.ts|commands\/|assets\/fonts\/environment\.ts)/;
export const maySleep = ['tests/support/eventually.ts'];

export function partOf(path: string): string | undefined {
  return Object.keys(order)
    .filter((start) => path.startsWith(start))
    .sort((a, b) => b.length - a.length)[0];
}

/** Nothing but the entry of a command starts one, and nothing imports the server's entry. */
export function isCommand(path: string, importer: string): boolean {
  return path === 'src/start.ts' || (path.startsWith('src/commands/') && importer !== 'src/commands/');
}
