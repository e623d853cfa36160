import '#assets/fonts/environment.ts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { migrateDatabase } from '#db/migrate.ts';
import { seedCampaign } from '#db/seed.ts';
import { type Config, ConfigError, readConfig } from '#platform/config.ts';
import { type Context, createContext } from '#platform/context.ts';
import { type HighWater, keepHighWater, LostDatabaseError, refuseLostDatabase } from '#platform/high-water.ts';
import { describeError } from '#platform/log.ts';
import { type Answer, createAnswer } from './request.ts';
import { startWorker, type Worker } from './worker.ts';

/** How long a stop may take before what is left is cut off. The platform gives 30 seconds. */
const patience = 27_000;

/** The address to listen on is not to be had. */
class PortError extends Error {
  constructor({ host, port }: Config, code: string | undefined) {
    const why = code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be listened on (${code})`;
    super(`Port ${port} of ${host} ${why}. Stop that program, or choose another port: PORT=4322 npm start`);
  }
}

await start().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof LostDatabaseError || error instanceof PortError;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});

async function start(): Promise<void> {
  const config = readConfig(process.env);
  refuseLostDatabase(config.dataDir);
  let answer: Answer | null = null;
  const server =
    config.process === 'worker'
      ? null
      : await listen(config, (request, response) => {
          if (answer) answer(request, response);
          else response.writeHead(503, { 'Retry-After': '1' }).end();
        });
  const port = server ? (server.address() as AddressInfo).port : config.port;
  const context = createContext(config, port);
  migrateDatabase(context.database);
  seedCampaign(context.database, context.clock.now());
  process.on('unhandledRejection', (error) => context.log.error(describeError(error), 'a promise was left to fail'));
  const highWater = keepHighWater(context);
  if (server) {
    answer = createAnswer(context, 'dist/client');
    process.stdout.write(`listening on http://localhost:${port}\n`);
  }
  const worker = config.process === 'web' ? null : await startWorker(context);
  stopOn(['SIGTERM', 'SIGINT'], { context, highWater, server, worker });
}

async function listen(config: Config, answer: Answer): Promise<Server> {
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
    answer,
  );
  server.maxConnections = 2_000;
  // A reader who takes nothing for this long has gone, or wants the connection to be held.
  server.timeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new PortError(config, error.code)));
    server.listen(config.port, config.host, resolve);
  });
  return server;
}

interface Running {
  context: Context;
  highWater: HighWater;
  server: Server | null;
  worker: Worker | null;
}

function stopOn(signals: NodeJS.Signals[], { context, highWater, server, worker }: Running): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), patience).unref();
    const closed = server ? new Promise((resolve) => server.close(resolve)) : null;
    server?.closeIdleConnections();
    await Promise.all([closed, worker?.stop()]);
    await highWater.stop();
    context.close();
    process.exit(0);
  };
  for (const signal of signals) process.on(signal, () => void stop());
}
