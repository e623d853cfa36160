import { join } from 'node:path';
import { type FileLock, takeFileLock } from '#platform/database.ts';

/** Takes the right to send the mails of a data folder, which one process has at a time; null while another has it. */
export function takeSenderLock(dataDir: string): FileLock | null {
  return takeFileLock(join(dataDir, 'sender.lock.sqlite'));
}
