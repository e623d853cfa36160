import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase } from '#platform/database.ts';

// P2, the least a Node server can do for a durable post: three rows in one transaction on the site's own database
// settings, then the redirect. Its commits are not grouped.
const { client } = openDatabase(process.argv[2] as string);
client.exec(
  'create table one (id text primary key, name text, email text unique); create table two (id text primary key, one text, at integer); create table three (id text primary key, one text, body text)',
);
const [one, two, three] = [
  'insert into one values (?, ?, ?)',
  'insert into two values (?, ?, ?)',
  'insert into three values (?, ?, ?)',
].map((sql) => client.prepare(sql));
const keep = client.transaction((name: string, email: string, body: string) => {
  const id = randomUUID();
  one?.run(id, name, email);
  two?.run(randomUUID(), id, performance.now());
  three?.run(randomUUID(), id, body);
});

const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString('utf8');
  const fields = new URLSearchParams(body);
  keep.immediate(fields.get('name') ?? '', fields.get('email') ?? '', body);
  response.writeHead(303, { Location: '/pledge/check-your-email', 'Content-Length': '0' }).end();
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit());
