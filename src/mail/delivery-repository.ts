import { deliveryEvent, type outboxStates } from '#db/schema/index.ts';
import type { Executor } from '#platform/database.ts';
import { newId } from '#platform/identifier.ts';

export type OutboxState = (typeof outboxStates)[number];
export type FinalState = Exclude<OutboxState, 'queued' | 'sending' | 'held'>;

/** What a row is set to when its story ends: nothing of the person or of the words stays. */
export function blankFinal(state: FinalState) {
  return {
    state,
    toName: null,
    toAddress: null,
    subject: '',
    text: null,
    html: null,
    lateText: null,
    lateHtml: null,
    lease: null,
    leaseUntil: null,
    leaseBoot: null,
  } as const;
}

/** Appends one change of a mail's state to its history. */
export function recordChange(tx: Executor, change: Omit<typeof deliveryEvent.$inferInsert, 'id'>): void {
  tx.insert(deliveryEvent)
    .values({ id: newId(change.at), ...change })
    .run();
}
