import { outbox, pledge } from '#db/schema/index.ts';
import { createBreaker } from '#mail/breaker.ts';
import { type Delivery, deliverNext } from '#mail/deliver-outbox.ts';
import { enqueue } from '#mail/enqueue.ts';
import { priorities } from '#mail/mail-rules.ts';
import type { Message } from '#mail/message.ts';
import { openLane } from '#mail/transport.ts';
import { day } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/identifier.ts';

interface Wanted extends Partial<Omit<Message, 'to'>> {
  to?: string;
  toName?: string | null;
  pledgeId?: string | null;
  nextAt?: number;
  notAfter?: number;
}

/** Queues a plain mail and gives its id. */
export async function queueMail(context: Context, wanted: Wanted = {}): Promise<string> {
  const now = context.clock.now();
  const id = newId(now);
  const {
    to = `${id}@mail.example.org`,
    toName = 'Siân Ó Briain',
    pledgeId = null,
    nextAt,
    notAfter,
    ...rest
  } = wanted;
  const message: Message = {
    kind: 'confirm',
    subject: 'Confirm your pledge',
    text: 'One line.\n',
    html: '<p>One line.</p>',
    ...rest,
    to: { name: toName, address: to },
  };
  const terms = {
    id,
    pledgeId,
    dedupeKey: id,
    now,
    nextAt,
    notAfter: notAfter ?? now + 7 * day,
    sender: 'pledge.example.org',
  };
  await context.write((tx) => enqueue(tx, message, terms));
  return id;
}

/** The row of a queued mail as it is now. */
export function mailRow(context: Context, id: string): typeof outbox.$inferSelect {
  const row = context.database
    .select()
    .from(outbox)
    .all()
    .find((one) => one.id === id);
  if (!row) throw new Error('There is no such mail');
  return row;
}

/** A pledge in this state, with nothing in it but what it needs. */
export async function plantPledge(context: Context, state: 'pending' | 'confirmed' | 'withdrawn'): Promise<string> {
  const now = context.clock.now();
  const id = newId(now);
  await context.write((tx) =>
    tx
      .insert(pledge)
      .values({
        id,
        edition: 2027,
        origin: 'web',
        pledgingAs: 'self',
        listed: false,
        updates: false,
        consentWording: 'test',
        consentAt: now,
        name: 'Siân Ó Briain',
        email: `${id}@mail.example.org`,
        addressKey: `${id}@mail.example.org`,
        ordinal: state === 'pending' ? null : Number.parseInt(id.slice(-8), 16),
        state,
        createdAt: now,
        confirmedAt: state === 'pending' ? null : now,
        withdrawnAt: state === 'withdrawn' ? now : null,
        updatedAt: now,
      })
      .run(),
  );
  return id;
}

/** One lane's work, to be called mail by mail. */
export function testDelivery(
  context: Context,
  changed: Partial<Delivery> = {},
): Delivery & { next(): Promise<string | null> } {
  const delivery: Delivery = {
    context,
    boot: 'this boot',
    priorities,
    lane: openLane(context.config),
    breaker: createBreaker(context.config.outboxTimeScale),
    readPicture: async () => null,
    stopping: new AbortController().signal,
    ...changed,
  };
  return { ...delivery, next: () => deliverNext(delivery) };
}
