import { openDatabase } from '#platform/database.ts';

// A process of its own that holds the write lock of the data folder it is given until it is told to let go.
const { client } = openDatabase(process.argv[2] as string);
client.exec('begin immediate');
process.send?.('held');
process.once('message', () => {
  client.exec('rollback');
  client.close();
  process.disconnect();
});
