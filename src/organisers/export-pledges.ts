import { setImmediate } from 'node:timers/promises';
import type { Context } from '#platform/context.ts';
import { readPledgePages } from '#pledges/read-pledge-pages.ts';
import { byteOrderMark, csvText } from './csv-text.ts';
import { exportColumns, exportedStates, exportRow } from './export-row.ts';
import { noteDeed } from './log-repository.ts';
import type { Organiser } from './organiser.ts';

/** The pledges as CSV in UTF-8, made while it is read, and written into the log before the first byte leaves. */
export async function exportPledges(context: Context, organiser: Organiser): Promise<ReadableStream<Uint8Array>> {
  const at = context.clock.now();
  await context.write((tx) => noteDeed(tx, { at, organiserId: organiser.id, action: 'pledges-exported' }));
  return streamOf(csvPages(context));
}

function* csvPages(context: Context): Generator<string, void> {
  yield byteOrderMark + csvText([exportColumns]);
  for (const page of readPledgePages(context, exportedStates)) yield csvText(page.map(exportRow));
}

/** A stream that makes its next piece only when the one before has been taken, and lets others go first each time. */
function streamOf(pieces: Generator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        await setImmediate();
        const { done, value } = pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: () => void pieces.return(),
    },
    { highWaterMark: 0 },
  );
}
