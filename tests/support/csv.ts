/** Reads CSV as RFC 4180 describes it, and nothing more lenient: a second opinion on what we write. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = /"((?:[^"]|"")*)"(?=,|\r\n|$)|([^",\r\n]*)(?=,|\r\n|$)/y;
    field.lastIndex = at;
    const found = field.exec(text);
    if (!found) throw new SyntaxError(`Not CSV at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    at = field.lastIndex;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += 2;
  }
  return rows;
}
