import { countOpen, countSentSince, oldestQueuedAt } from '#mail/mail-health-repository.ts';
import { day, second } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { countPledges } from '#pledges/count-pledges.ts';
import { checkHealth } from './check-health.ts';
import { readMachine } from './machine.ts';

/** Labels of one value, already safe: no quote, backslash or line break comes in here. */
type Values = [labels: string, value: number][];

/**
 * The state of the site in the text format of Prometheus 0.0.4. Of pledges only the confirmed are counted, as in public.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export async function tellMetrics(context: Context): Promise<string> {
  const now = context.clock.now();
  const [{ checks }, machine] = await Promise.all([checkHealth(context), readMachine(context.config.dataDir)]);
  const { people, organisations } = countPledges(context);
  const open = countOpen(context.database);
  const oldestAt = oldestQueuedAt(context.database);
  const sent = countSentSince(context.database, now - day);
  const memory = process.memoryUsage();
  const age = oldestAt === null ? 0 : Math.max(0, now - oldestAt) / second;
  return [
    gauge('pledges', 'Confirmed pledges', [
      ['{as="self"}', people],
      ['{as="organisation"}', organisations],
    ]),
    gauge('mails', 'Mails that have not ended, by state', [
      ['{state="queued"}', open.queued ?? 0],
      ['{state="sending"}', open.sending ?? 0],
      ['{state="held"}', open.held ?? 0],
    ]),
    gauge('mails_sent_day', 'Mails sent in the last 24 hours', [['', sent]]),
    gauge('mail_oldest_age_seconds', 'Since the oldest mail in the queue was put there', [['', age]]),
    gauge('database_bytes', 'Size of the database', [['', machine.database]]),
    gauge('wal_bytes', 'Size of its WAL', [['', machine.wal]]),
    gauge('disk_free_bytes', 'Free on the disk of the data folder', [['', machine.diskFree]]),
    gauge('last_backup_seconds', 'When the last good backup was made, since 1970; 0 for never', [
      ['', (machine.lastBackupAt ?? 0) / second],
    ]),
    gauge('memory_bytes', 'Memory of this process', [
      ['{kind="resident"}', memory.rss],
      ['{kind="heap"}', memory.heapUsed],
    ]),
    gauge('uptime_seconds', 'Since this process began', [['', Math.round(process.uptime())]]),
    gauge(
      'check',
      'Whether a check of /health is passed',
      Object.entries(checks).map(([name, state]) => [`{check="${name}"}`, state === 'ok' ? 1 : 0]),
    ),
  ].join('');
}

function gauge(name: string, help: string, values: Values): string {
  const full = `including_infants_${name}`;
  const lines = values.map(([labels, value]) => `${full}${labels} ${value}\n`);
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`;
}
