import { join } from 'node:path';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { type ContentStore, openContentStore } from './content-store.ts';
import { type Executor, openDatabase } from './database.ts';
import { type Ledgers, openLedgers } from './ledger.ts';
import { createLog, type Log } from './log.ts';
import { createRateLimits, type RateLimits } from './rate-limit.ts';
import { keptSecret } from './secret.ts';
import { createKeys, type Keys } from './token.ts';
import { createWriter, type Write } from './writer.ts';

/** What every use case is given: nothing below a page or a command reaches for any of it by itself. */
export interface Context {
  config: Config;
  /** `https://pledge.example`: the only source of absolute links. */
  origin: string;
  clock: Clock;
  log: Log;
  keys: Keys;
  /** For reading. Changes go through `write`. */
  database: Executor;
  write: Write;
  pictures: ContentStore;
  ledgers: Ledgers;
  limits: RateLimits;
  /** Lets go of the database. */
  close(): void;
}

/** Opens the data folder and puts a context together. `port` completes a loopback origin that names none. */
export function createContext(
  config: Config,
  port = config.port,
  clock: Clock = systemClock(config.clockOffset),
): Context {
  const database = openDatabase(config.dataDir);
  return {
    config,
    origin: config.publicOrigin ?? `http://localhost:${port}`,
    clock,
    log: createLog(),
    keys: createKeys(config.secretKey ?? keptSecret(config.dataDir), config.secretKeyPrevious),
    database: database.executor,
    write: createWriter(database),
    pictures: openContentStore(join(config.dataDir, 'pictures')),
    ledgers: openLedgers(config.dataDir),
    limits: createRateLimits(config.limits),
    close: () => database.client.close(),
  };
}
