import { type OutgoingMail, openLane } from '#mail/transport.ts';
import { readConfig } from '#platform/config.ts';
import { newId } from '#platform/identifier.ts';

/** Keeps a mail in the mailbox of a data folder, as the worker does without a relay; gives its name there. */
export async function keepTestMail(dataDir: string, changed: Partial<OutgoingMail> = {}): Promise<string> {
  const id = `${newId(Date.now())}.pack`;
  const lane = openLane(readConfig({ DATA_DIR: dataDir }));
  const failure = await lane.send(
    {
      messageId: `<${id}@localhost>`,
      date: new Date(Date.UTC(2027, 5, 7, 9, 30)),
      boundary: 'b1',
      to: { name: 'Siân', address: 'sian@nhs.example.org' },
      subject: 'Your pledge is confirmed',
      text: 'In plain words.\n',
      html: '<html lang="en"><head><title>x</title></head><body><p style="color:#1B1B3A">In HTML.</p></body></html>',
      attachments: [],
      ...changed,
    },
    AbortSignal.timeout(10_000),
  );
  if (failure) throw new Error('The mail could not be kept');
  return id;
}
