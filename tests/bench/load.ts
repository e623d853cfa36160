import { connect, type Socket } from 'node:net';

/** One run of load: the same request from so many connections, each with one in flight, until the time is up. */
export interface Job {
  port: number;
  connections: number;
  seconds: number;
  /** Request line and headers, without Content-Length and the empty line. */
  head: string;
  /** Every `{n}` in it becomes a number that no other request of the job has; null for none. */
  body: string | null;
  /** The first of those numbers. */
  first: number;
}

export interface Outcome {
  /** How many answers came, by status. */
  statuses: Record<number, number>;
  perSecond: number;
  /** Milliseconds. */
  median: number;
  p99: number;
}

process.on('message', (job: Job) => {
  void run(job).then((outcome) => process.send?.(outcome));
});

/** Sockets and not `node:http`: its client would be the slower side, and hide what is measured. */
async function run(job: Job): Promise<Outcome> {
  const begun = performance.now();
  const until = begun + job.seconds * 1_000;
  const statuses: Record<number, number> = {};
  const latencies: number[] = [];
  let next = job.first;
  const connection = async (): Promise<void> => {
    const socket = connect(job.port, '127.0.0.1').setNoDelay();
    while (performance.now() < until) {
      const asked = performance.now();
      const status = await exchange(socket, requestOf(job, next++));
      latencies.push(performance.now() - asked);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: job.connections }, connection));
  const seconds = (performance.now() - begun) / 1_000;
  latencies.sort((a, b) => a - b);
  const at = (part: number): number => latencies[Math.floor(latencies.length * part)] ?? Number.NaN;
  return { statuses, perSecond: latencies.length / seconds, median: at(0.5), p99: at(0.99) };
}

function requestOf({ head, body }: Job, n: number): string {
  if (body === null) return `${head}\r\n\r\n`;
  const numbered = body.replaceAll('{n}', String(n));
  return `${head}\r\nContent-Length: ${Buffer.byteLength(numbered)}\r\n\r\n${numbered}`;
}

/** Sends one request and reads its answer to the end; gives the status. */
function exchange(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    const settle = (end: () => void): void => {
      socket.off('data', read).off('error', fail).off('close', fail);
      end();
    };
    const read = (chunk: Buffer): void => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      if (isWhole(received)) settle(() => resolve(Number(received.toString('latin1', 9, 12))));
    };
    const fail = (error?: Error | boolean): void => {
      settle(() =>
        reject(error instanceof Error ? error : new Error('The connection closed before the answer was whole')),
      );
    };
    socket.on('data', read).on('error', fail).on('close', fail);
    socket.write(request);
  });
}

function isWhole(answer: Buffer): boolean {
  const headEnd = answer.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.toString('latin1', 0, headEnd))?.[1];
  if (length !== undefined) return answer.length >= headEnd + 4 + Number(length);
  return answer.toString('latin1', answer.length - 5) === '0\r\n\r\n';
}
