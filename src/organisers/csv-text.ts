import { stringify } from 'csv-stringify/sync';

/** Without it Excel reads the file in the machine's old code page and spoils every accent. */
export const byteOrderMark = '\uFEFF';

/** Rows as lines of CSV (RFC 4180), every text in quotes, so that no sign in it ends its cell. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { record_delimiter: 'windows', quoted: true });
}
