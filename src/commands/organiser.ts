import { migrateDatabase } from '#db/migrate.ts';
import { addOrganiser } from '#organisers/add-organiser.ts';
import { listOrganisers } from '#organisers/list-organisers.ts';
import { isRole, type Role, roles } from '#organisers/organiser.ts';
import { removeOrganiser } from '#organisers/remove-organiser.ts';
import { paths } from '#paths.ts';
import { ConfigError, readConfig } from '#platform/config.ts';
import { type Context, createContext } from '#platform/context.ts';
import { type EmailAddress, readEmailAddress } from '#platform/email-address.ts';

/** `npm run organiser -- add EMAIL`: who may sign in to the organisers' room, with the configuration of the site. */
const usage = `Usage:
  npm run organiser -- add EMAIL [--role ${roles.join('|')}]
  npm run organiser -- remove EMAIL
  npm run organiser -- list`;

/** What was asked for cannot be done; the message says why. */
class RefusedError extends Error {}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof RefusedError || error instanceof ConfigError;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
}

async function run(given: readonly string[]): Promise<void> {
  const { words, role } = readArguments(given);
  const [action, address, ...rest] = words;
  if (rest.length > 0 || (role !== undefined && action !== 'add')) throw new RefusedError(usage);
  if (action === 'list' && address === undefined) return await withContext(list);
  if (address === undefined) throw new RefusedError(usage);
  if (action === 'add') return await withContext(async (context) => await add(context, readAddress(address), role));
  if (action === 'remove') return await withContext(async (context) => await remove(context, readAddress(address)));
  throw new RefusedError(usage);
}

function readArguments(given: readonly string[]): { words: string[]; role: Role | undefined } {
  const joined = given.flatMap((word) => (word.startsWith('--role=') ? ['--role', word.slice(7)] : [word]));
  const at = joined.indexOf('--role');
  const words = joined.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  if (words.some((word) => word.startsWith('--'))) throw new RefusedError(usage);
  if (at < 0) return { words, role: undefined };
  const role = joined[at + 1] ?? '';
  if (!isRole(role)) throw new RefusedError(`A role is one of ${roles.join(', ')}, not “${role}”.`);
  return { words, role };
}

function readAddress(text: string): EmailAddress {
  const address = readEmailAddress(text);
  if (!address) throw new RefusedError(`“${text}” is not an email address that mail can be sent to.`);
  return address;
}

async function withContext(work: (context: Context) => void | Promise<void>): Promise<void> {
  const context = createContext(readConfig(process.env));
  try {
    migrateDatabase(context.database);
    await work(context);
  } finally {
    context.close();
  }
}

async function add(context: Context, address: EmailAddress, role: Role | undefined): Promise<void> {
  const added = await addOrganiser(context, address, role);
  if (added.outcome === 'last-owner')
    throw new RefusedError(`${address.address} is the only owner. Make somebody else an owner first.`);
  const said = { added: 'is now', changed: 'is from now on', unchanged: 'is already' }[added.outcome];
  say(`${address.address} ${said} ${withArticle(added.role)}.`);
  say(`Sign in at ${context.origin}${paths.signIn()}`);
}

async function remove(context: Context, address: EmailAddress): Promise<void> {
  const { outcome } = await removeOrganiser(context, address);
  if (outcome === 'unknown') throw new RefusedError(`${address.address} is not an organiser.`);
  if (outcome === 'last-owner')
    throw new RefusedError(`${address.address} is the only owner. Make somebody else an owner first.`);
  say(`${address.address} can no longer sign in, and is signed out everywhere.`);
}

function list(context: Context): void {
  const organisers = listOrganisers(context);
  for (const { email, role } of organisers) say(`${role.padEnd(10)}${email}`);
  if (organisers.length === 0) say('Nobody yet. Add the first: npm run organiser -- add EMAIL');
}

function withArticle(role: Role): string {
  return role === 'viewer' ? 'a viewer' : `an ${role}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
