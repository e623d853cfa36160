import { RefusedError } from '#keeping/refusal.ts';
import { type Restoration, restore } from '#keeping/restore.ts';
import { tellHoldings, tellTime } from '#keeping/tell-holdings.ts';
import { systemClock } from '#platform/clock.ts';
import { ConfigError, readConfig } from '#platform/config.ts';

/** `npm run restore -- FILE`: puts a backup in the place of the database, erasures and sent mails since included. */
try {
  const words = process.argv.slice(2);
  const [file, ...rest] = words.filter((word) => word !== '--without-ledgers');
  if (!file || file.startsWith('-') || rest.length > 0)
    throw new RefusedError('Usage: npm run restore -- FILE [--without-ledgers]');
  const config = readConfig(process.env);
  const withoutLedgers = words.includes('--without-ledgers');
  const restored = await restore(config.dataDir, file, { clock: systemClock(config.clockOffset), withoutLedgers });
  process.stdout.write(`${tell(file, restored).join('\n')}\n`);
} catch (error) {
  const expected = error instanceof RefusedError || error instanceof ConfigError;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
}

function tell(file: string, { newestAt, holdings, erased, mails, setAside }: Restoration): string[] {
  return [
    `Restored ${file}, whose newest event was ${tellTime(newestAt)}. The database holds`,
    ...tellHoldings(holdings),
    `Erased again, because the ledger of erasures says so: ${erased}.`,
    `Mails that had been sent since: ${mails.sent}. Mails that wait for an organiser (held): ${mails.held}.`,
    ...(setAside ? [`What was there is in ${setAside}: it holds personal data, so delete it when you are done.`] : []),
    'Next:',
    '  1. Start the site: npm start',
    '  2. See who may sign in, because removals since the backup are undone: npm run organiser -- list',
    '  3. Pledges, confirmations and withdrawals after the newest event above are not in it: tell those you know of.',
    '  4. Make a new backup: npm run backup -- FILE',
  ];
}
