import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

/** Has the build bundle our own server entry, so that pages, worker and database share one module graph. */
function withEntry(adapter, entry) {
  const done = adapter.hooks['astro:config:done'];
  adapter.hooks['astro:config:done'] = (options) =>
    done({ ...options, setAdapter: (found) => options.setAdapter({ ...found, serverEntrypoint: entry }) });
  return adapter;
}

export default defineConfig({
  output: 'server',
  trailingSlash: 'ignore',
  session: false,
  devToolbar: { enabled: false },
  adapter: withEntry(node({ mode: 'middleware', bodySizeLimit: 262_144 }), new URL('./src/start.ts', import.meta.url)),
  // request.ts holds one guard for every content type; Astro's own refuses one-click unsubscribes.
  security: { checkOrigin: false },
  markdown: { syntaxHighlight: false },
  build: { inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    ssr: { noExternal: true, external: ['better-sqlite3', 'sharp'] },
  },
});
