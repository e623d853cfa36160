import { after } from 'node:test';
import { buildSite, type RunningServer, startServer } from './server.ts';

/** A server of the site as it stands, gone when the test, or the file, that asked for it ends; not for use in a hook. */
export async function testServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  buildSite();
  const server = await startServer(environment);
  after(async () => {
    await server.stop();
  });
  return server;
}
