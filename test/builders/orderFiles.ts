import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** A folder for the files of one test file, and how to fill and empty it. */
export interface FileBench {
  write(name: string, content: string | Uint8Array): Promise<string>;
  clean(): Promise<void>;
}

/** Makes an empty folder of its own. */
export async function fileBench(): Promise<FileBench> {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'));
  return {
    async write(name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    clean: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a zip entry may say about itself that is not so. */
export interface EntryLies {
  readonly unpacked?: number;
  readonly flags?: number;
}

/** A zip container byte by byte, so that tests can also make ones no program would write. */
export function zipOf(
  entries: Readonly<Record<string, string | Uint8Array>>,
  lies: Readonly<Record<string, EntryLies>> = {},
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const nameBytes = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(lies[name]?.flags ?? 0, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(lies[name]?.unpacked ?? plain.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, nameBytes]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

/** The parts of a workbook with one sheet, its markup given: what `zipOf` needs to make an XLSX. */
export function workbookParts(
  sheetXml: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    '[Content_Types].xml': CONTENT_TYPES,
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheetXml,
    ...extra,
  };
}

/** A sheet of rows of texts, written inline. */
export function sheetOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (cells: readonly string[], i: number): string =>
    `<row r="${i + 1}">${cells.map(cell).join('')}</row>`;
  return `<worksheet><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`;
}

/** The start of an OLE container with these streams named in its directory. */
export function oleOf(...streams: readonly string[]): Uint8Array {
  const magic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const names = streams.map((name) => Buffer.concat([Buffer.from(name, 'utf16le'), Buffer.alloc(64)]));
  return Buffer.concat([magic, Buffer.alloc(504), ...names, Buffer.alloc(1024)]);
}
