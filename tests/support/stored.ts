import { counter, outbox, picture, pledge, proposal } from '#db/schema/index.ts';
import { openDatabase } from '#platform/database.ts';

export type Stored = ReturnType<typeof stored>;

/** All that a site has stored, read from its data folder while it runs or after it has ended. */
export function stored(dataDir: string) {
  const { executor, client } = openDatabase(dataDir);
  try {
    return {
      pledges: executor.select().from(pledge).orderBy(pledge.id).all(),
      proposals: executor.select().from(proposal).orderBy(proposal.id).all(),
      outbox: executor.select().from(outbox).orderBy(outbox.id).all(),
      pictures: executor.select().from(picture).orderBy(picture.id).all(),
      counter: executor.select().from(counter).get(),
    };
  } finally {
    client.close();
  }
}

/** Where the running totals and the rows they count disagree: nowhere, if all is well. */
export function drift({ pledges, counter: kept }: Stored): string[] {
  const rows = (state: string, as?: string): number =>
    pledges.filter((one) => one.state === state && (as === undefined || one.pledgingAs === as)).length;
  const counted = {
    total: rows('confirmed'),
    people: rows('confirmed', 'self'),
    organisations: rows('confirmed', 'organisation'),
    pending: rows('pending'),
    withdrawn: rows('withdrawn'),
    held: rows('held'),
  };
  return Object.entries(counted)
    .filter(([name, number]) => kept?.[name as keyof typeof counted] !== number)
    .map(([name, number]) => `${name} is kept as ${kept?.[name as keyof typeof counted]} and counts ${number}`);
}
