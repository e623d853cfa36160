import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { takeSenderLock } from '#mail/sender-lock.ts';
import { systemClock } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { mailRow, queueMail } from '#tests/support/queued-mail.ts';
import { type SmtpPeer, startSmtpPeer } from '#tests/support/smtp-server.ts';
import { testContext } from '#tests/support/test-context.ts';
import { startWorkerProcess, type WorkerProcess } from '#tests/support/worker-process.ts';

let peer: SmtpPeer;
before(async () => {
  peer = await startSmtpPeer();
});
after(() => peer.close());
beforeEach(() => {
  peer.received.length = 0;
  peer.answer = () => 'ok';
});

/** A data folder whose clock runs, as that of the processes on it does. */
function site(): Context {
  return testContext({}, { ...systemClock(), advance: () => {} });
}

function startOn(context: Context, environment: Record<string, string> = {}): WorkerProcess {
  return startWorkerProcess({
    DATA_DIR: context.config.dataDir,
    SMTP_URL: peer.url,
    OUTBOX_TIME_SCALE: '0.001',
    ...environment,
  });
}

async function stop(worker: WorkerProcess): Promise<void> {
  worker.child.kill('SIGTERM');
  assert.equal(await worker.ended, 0);
}

test('a queued mail leaves within a second or two, and SIGTERM ends the worker with 0', async () => {
  const context = site();
  const worker = startOn(context);
  await worker.printed('mail: sending');
  const queuedAt = Date.now();
  const id = await queueMail(context);
  const [mail] = await peer.arrived(1);
  assert.ok((mail?.at ?? Number.POSITIVE_INFINITY) - queuedAt < 2_000);
  await stop(worker);
  assert.equal(mailRow(context, id).state, 'sent');
});

for (const fault of ['after-claim', 'after-body', 'after-250'])
  test(`killed ${fault}: the next worker sends the mail, at most one more copy, the same bytes`, async () => {
    const context = site();
    const id = await queueMail(context);
    assert.equal(await startOn(context, { FAULT: fault }).ended, 'SIGKILL');
    assert.equal(mailRow(context, id).state, 'sending');
    const before = peer.received.length;
    if (fault === 'after-claim') assert.equal(before, 0);
    const worker = startOn(context);
    await peer.arrived(before + 1);
    await stop(worker);
    assert.equal(mailRow(context, id).state, 'sent');
    assert.ok(peer.received.length <= 2);
    assert.equal(new Set(peer.received.map(({ raw }) => raw.toString('latin1'))).size, 1);
  });

test('killed again and again after the body: three copies at most, then it is held where an organiser sees it', async () => {
  const context = site();
  const id = await queueMail(context);
  for (let round = 0; round < 3; round += 1)
    assert.equal(await startOn(context, { FAULT: 'after-body' }).ended, 'SIGKILL');
  const worker = startOn(context);
  await worker.printed('mail: sending');
  await stop(worker);
  assert.equal(mailRow(context, id).state, 'held');
  assert.ok(peer.received.length <= 3);
});

test('of two on one data folder one sends; when it is killed the other takes over', async () => {
  const context = site();
  const first = startOn(context);
  await first.printed('mail: sending');
  const second = startOn(context);
  await second.printed('mail: standby');
  for (let number = 0; number < 10; number += 1) await queueMail(context);
  await peer.arrived(10);
  first.child.kill('SIGKILL');
  await second.printed('mail: sending');
  for (let number = 0; number < 10; number += 1) await queueMail(context);
  await peer.reached(20);
  await stop(second);
  // The one kill may have come between a verdict and its settling: a copy for each lane, no more.
  assert.ok(peer.received.length <= 24);
});

test('a mere worker without the lock ends with 75', async () => {
  const context = site();
  const lock = takeSenderLock(context.config.dataDir);
  assert.ok(lock);
  assert.equal(takeSenderLock(context.config.dataDir), null);
  assert.equal(await startOn(context, { PROCESS: 'worker' }).ended, 75);
  lock.release();
  const again = takeSenderLock(context.config.dataDir);
  assert.ok(again);
  again.release();
});

test('SIGTERM waits for the verdict on a mail whose body has left, and settles it', async () => {
  const context = site();
  peer.answer = (phase) => (phase === 'body' ? 'hang' : 'ok');
  const worker = startOn(context);
  await worker.printed('mail: sending');
  const id = await queueMail(context);
  await peer.arrived(1);
  worker.child.kill('SIGTERM');
  peer.release();
  assert.equal(await worker.ended, 0);
  assert.equal(mailRow(context, id).state, 'sent');
  assert.equal(peer.received.length, 1);
});

test('SIGTERM calls off a mail whose body has not left, at no cost to it', async () => {
  const context = site();
  peer.answer = (phase) => (phase === 'rcpt' ? 'hang' : 'ok');
  const worker = startOn(context);
  await worker.printed('mail: sending');
  const recipients = peer.recipients.length;
  const id = await queueMail(context);
  await peer.asked(recipients + 1);
  await stop(worker);
  const row = mailRow(context, id);
  assert.deepEqual([row.state, row.attempts], ['queued', 0]);
  assert.equal(peer.received.length, 0);
});
