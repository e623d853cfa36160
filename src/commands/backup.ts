import { backUp } from '#keeping/back-up.ts';
import { RefusedError } from '#keeping/refusal.ts';
import { tellHoldings } from '#keeping/tell-holdings.ts';
import { systemClock } from '#platform/clock.ts';
import { ConfigError, readConfig } from '#platform/config.ts';
import { LostDatabaseError } from '#platform/high-water.ts';

/** `npm run backup -- FILE`: a checked copy of the database, made while the site runs. */
try {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || file.startsWith('-') || rest.length > 0) throw new RefusedError('Usage: npm run backup -- FILE');
  const config = readConfig(process.env);
  const { holdings, bytes } = await backUp(config.dataDir, file, systemClock(config.clockOffset));
  const lines = [
    `${file} is whole and checked (${(bytes / 1e6).toFixed(1)} MB). It holds`,
    ...tellHoldings(holdings),
    `Keep apart from it, as safely: the folder ${config.dataDir}/ledgers (copy it again after each backup) and the secret key,`,
    'on which the links in mails depend. Pictures are drawn again. Delete backups after 30 days.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
} catch (error) {
  const expected = error instanceof RefusedError || error instanceof ConfigError || error instanceof LostDatabaseError;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
}
