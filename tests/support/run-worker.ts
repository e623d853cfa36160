import { migrateDatabase } from '#db/migrate.ts';
import { readConfig } from '#platform/config.ts';
import { createContext } from '#platform/context.ts';
import { startWorker } from '#worker.ts';

/** The work behind the pages in a process of its own, as the site's entry starts it, but without a build. */
const context = createContext(readConfig(process.env));
migrateDatabase(context.database);
const worker = await startWorker(context);
process.on('SIGTERM', async () => {
  await worker.stop();
  context.close();
  process.exit(0);
});
