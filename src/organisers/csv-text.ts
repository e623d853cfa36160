import { stringify } from 'csv-stringify/sync';

/** Without it Excel reads the file in the machine's old code page and spoils every accent. */
export const byteOrderMark = '\uFEFF';

/** Rows as lines of CSV (RFC 4180). */
export function csvText(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { record_delimiter: 'windows', quoted_match: /^\s|\s$|'/ });
}
