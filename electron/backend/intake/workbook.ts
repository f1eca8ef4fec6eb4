import type { FileHandle } from 'node:fs/promises';
import type { DateForm } from '#backend/intake/cellText.ts';
import { builtInForm, formatForm } from '#backend/intake/cellText.ts';
import { UnreadableFile } from '#backend/intake/fileProblem.ts';
import { LIMITS } from '#backend/intake/limits.ts';
import { attribute, MarkupScanner } from '#backend/intake/markup.ts';
import type { ZipEntry } from '#backend/intake/zipDirectory.ts';
import { unpack, unpackText } from '#backend/intake/zipDirectory.ts';

/** A sheet a reader may choose. */
export interface SheetPart {
  readonly name: string;
  readonly entry: ZipEntry;
}

/** What the parts beside the sheets say. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly hiddenSheets: number;
  readonly date1904: boolean;
  /** For each cell style, whether its numbers are days or times. */
  readonly dateForms: readonly DateForm[];
  readonly sharedTexts: readonly string[];
}

/** Other kinds of spreadsheet that come in a zip container, by an entry only they have. */
const OTHER_KINDS: readonly (readonly [entry: string, kind: string])[] = [
  ['xl/workbook.bin', 'xlsb'],
  ['content.xml', 'ods'],
  ['Index/Document.iwa', 'numbers'],
  ['word/document.xml', 'docx'],
];

/** Reads the sheet list, the styles and the shared texts (ECMA-376 part 1, 18.2, 18.4, 18.8). */
export async function readWorkbook(
  file: FileHandle,
  entries: ReadonlyMap<string, ZipEntry>,
  onPacked: (bytes: number) => void,
): Promise<Workbook> {
  const main = await mainPart(file, entries);
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  const targets = await relations(file, entries, folder, main.name.slice(folder.length));
  const list = await sheetList(file, main);
  const visible = list.sheets.filter((sheet) => !sheet.hidden);
  const sheets = visible.flatMap(({ name, id }): SheetPart[] => {
    const entry = entries.get(targets.get(id) ?? '');
    return entry === undefined || entry.name.includes('chartsheets/') ? [] : [{ name, entry }];
  });
  if (sheets.length === 0) throw new UnreadableFile('intake.file.noVisibleSheet');
  const styles = entries.get(`${folder}styles.xml`);
  const shared = entries.get(`${folder}sharedStrings.xml`);
  return {
    sheets,
    hiddenSheets: list.sheets.length - visible.length,
    date1904: list.date1904,
    dateForms: styles === undefined ? [] : await cellForms(file, styles),
    sharedTexts: shared === undefined ? [] : await sharedTexts(file, shared, onPacked),
  };
}

async function mainPart(file: FileHandle, entries: ReadonlyMap<string, ZipEntry>): Promise<ZipEntry> {
  const usual = entries.get('xl/workbook.xml');
  if (usual !== undefined) return usual;
  const other = OTHER_KINDS.find(([entry]) => entries.has(entry));
  if (other !== undefined) throw new UnreadableFile('intake.file.otherSpreadsheet', { kind: other[1] });
  const targets = await relations(file, entries, '', '');
  const main = [...targets.values()]
    .map((target) => entries.get(target))
    .find((e) => e?.name.endsWith('workbook.xml'));
  if (main === undefined) throw new UnreadableFile('intake.file.zipWithoutWorkbook');
  return main;
}

async function relations(
  file: FileHandle,
  entries: ReadonlyMap<string, ZipEntry>,
  folder: string,
  part: string,
): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  const entry = entries.get(`${folder}_rels/${part}.rels`);
  if (entry === undefined) return targets;
  await scan(file, entry, {
    open(name, tag) {
      const target = name === 'Relationship' ? attribute(tag, 'Target') : undefined;
      if (target === undefined) return;
      const path = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '');
      targets.set(attribute(tag, 'Id') ?? '', path);
    },
  });
  return targets;
}

async function sheetList(
  file: FileHandle,
  main: ZipEntry,
): Promise<{ sheets: { name: string; id: string; hidden: boolean }[]; date1904: boolean }> {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let date1904 = false;
  await scan(file, main, {
    open(name, tag) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attribute(tag, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const id = /\s[\w-]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '';
      const hidden = (attribute(tag, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: attribute(tag, 'name') ?? '', id, hidden });
    },
  });
  return { sheets, date1904 };
}

async function cellForms(file: FileHandle, styles: ZipEntry): Promise<readonly DateForm[]> {
  const own = new Map<number, DateForm>();
  const forms: DateForm[] = [];
  let inCellFormats = false;
  await scan(file, styles, {
    open(name, tag) {
      if (name === 'numFmt') {
        own.set(Number(attribute(tag, 'numFmtId')), formatForm(attribute(tag, 'formatCode') ?? ''));
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(tag, 'numFmtId') ?? 0);
        forms.push(own.get(id) ?? builtInForm(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return forms;
}

/** The texts cells share; readings for the ear (phonetic runs) are no part of them. */
async function sharedTexts(
  file: FileHandle,
  entry: ZipEntry,
  onPacked: (bytes: number) => void,
): Promise<readonly string[]> {
  const texts: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  let chars = 0;
  const scanner = new MarkupScanner({
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        texts.push(current);
        chars += current.length;
        if (chars > LIMITS.sharedTextChars) throw new UnreadableFile('intake.file.tooMuchMemory');
      }
    },
    text(text) {
      if (inText) current += text;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of unpack(file, entry, onPacked))
    scanner.feed(decoder.decode(chunk, { stream: true }));
  return texts;
}

async function scan(
  file: FileHandle,
  entry: ZipEntry,
  listener: { open(name: string, tag: string): void; close?(name: string): void },
): Promise<void> {
  const scanner = new MarkupScanner({ close: () => {}, text: () => {}, ...listener });
  scanner.feed(await unpackText(file, entry));
}
