/** Just enough of the OpenType container to rename a font and to read which characters it has. */
type Tables = Map<string, Buffer>;

/** The same font as a regular cut of its own family, so that a family name alone chooses it. */
export function renameFont(font: Buffer, family: string): Buffer {
  const tables = readTables(font);
  // STAT describes axes that are pinned by now; fontconfig would read widths and weights from it.
  tables.delete('STAT');
  tables.set('name', nameTable(family));
  const os2 = Buffer.from(table(tables, 'OS/2'));
  os2.writeUInt16BE(400, 4);
  os2.writeUInt16BE(5, 6);
  os2.writeUInt16BE(0x40, 62);
  tables.set('OS/2', os2);
  const head = Buffer.from(table(tables, 'head'));
  head.writeUInt16BE(0, 44);
  tables.set('head', head);
  return writeTables(font.readUInt32BE(0), tables);
}

/** Every code point the font maps to a glyph, ascending. */
export function codePoints(font: Buffer): number[] {
  const cmap = table(readTables(font), 'cmap');
  const found = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + index * 8));
    const format = subtable.readUInt16BE(0);
    if (format === 4) addSegments(subtable, found);
    if (format === 12) addGroups(subtable, found);
  }
  return [...found].sort((a, b) => a - b);
}

function addSegments(subtable: Buffer, found: Set<number>): void {
  const size = subtable.readUInt16BE(6);
  for (let at = 0; at < size; at += 2) {
    const [end, start] = [subtable.readUInt16BE(14 + at), subtable.readUInt16BE(16 + size + at)];
    const delta = subtable.readUInt16BE(16 + 2 * size + at);
    const offsetAt = 16 + 3 * size + at;
    const offset = subtable.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph = offset === 0 ? code + delta : subtable.readUInt16BE(offsetAt + offset + 2 * (code - start));
      if ((glyph & 0xffff) !== 0) found.add(code);
    }
  }
}

function addGroups(subtable: Buffer, found: Set<number>): void {
  for (let group = 0; group < subtable.readUInt32BE(12); group++) {
    const at = 16 + group * 12;
    for (let code = subtable.readUInt32BE(at); code <= subtable.readUInt32BE(at + 4); code++) found.add(code);
  }
}

function nameTable(family: string): Buffer {
  const names = [family, 'Regular', family, family, '1.0', family.replaceAll(' ', '')];
  const strings = names.map((name) => Buffer.from(name, 'utf16le').swap16());
  const header = Buffer.alloc(6 + 12 * strings.length);
  header.writeUInt16BE(strings.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  for (const [index, string] of strings.entries()) {
    const record = [3, 1, 0x409, index + 1, string.length, offset];
    for (const [field, value] of record.entries()) header.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    offset += string.length;
  }
  return Buffer.concat([header, ...strings]);
}

function table(tables: Tables, tag: string): Buffer {
  const found = tables.get(tag);
  if (!found) throw new Error(`a font without its ${tag} table`);
  return found;
}

function readTables(font: Buffer): Tables {
  const tables: Tables = new Map();
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const at = 12 + index * 16;
    const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
    tables.set(font.toString('latin1', at, at + 4), font.subarray(offset, offset + length));
  }
  return tables;
}

function writeTables(version: number, tables: Tables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(12 + 16 * sorted.length);
  const power = Math.floor(Math.log2(sorted.length));
  header.writeUInt32BE(version, 0);
  header.writeUInt16BE(sorted.length, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * sorted.length - 16 * 2 ** power, 10);
  const parts = [header];
  let offset = header.length;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const at = 12 + 16 * index;
    header.write(tag, at, 'latin1');
    header.writeUInt32BE(checksum(bytes), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(bytes.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(padded);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const word = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : lastWord(bytes, at);
    sum = (sum + word) >>> 0;
  }
  return sum;
}

function lastWord(bytes: Buffer, at: number): number {
  const word = Buffer.alloc(4);
  bytes.copy(word, 0, at);
  return word.readUInt32BE(0);
}
