import { zipSync } from 'fflate';
import type { Drafting } from '#backend/app/drafting.ts';
import { headerOf, rowsOf } from '#backend/app/exportTable.ts';
import { writeOffer } from '#backend/app/fileOffers.ts';
import { giveWay } from '#backend/app/jobs.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { previewsOf } from '#backend/app/previews.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { csvBytes } from '#backend/output/delimited.ts';
import { xlsxBytes } from '#backend/output/workbook.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import { FIELD_COLUMNS, unknownColumn } from '#shared/api/exportColumns.ts';
import type { FileOffer } from '#shared/api/files.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';

/** The formats a consignment may be exported in. */
export type ExportFormat = 'xml' | 'csv' | 'xlsx' | 'json';

const MOST = 20_000;
const LOT = 100;

/** Makes one file of many consignments: XML messages in a zip, or a table with one row for each goods item. */
export async function exportConsignments(
  workstation: Workstation,
  work: Drafting,
  ids: readonly string[],
  format: ExportFormat,
  columns: readonly string[] = FIELD_COLUMNS,
): Promise<Outcome<FileOffer>> {
  const unknown = unknownColumn(columns);
  if (unknown !== null) return fail('exports.column', { column: unknown });
  if (ids.length > MOST) return fail('consignment.tooMany', { max: MOST, count: ids.length });
  const stored = ids.flatMap((id) => work.session.store.consignments.get(id) ?? []);
  if (stored.length === 0) return fail('consignment.missing');
  const bytes = await BYTES_OF[format](work, stored, columns);
  if (bytes === null) return fail('consignment.nothingToExport');
  const extension = format === 'xml' ? 'zip' : format;
  const mark = work.session.kind === 'training' ? '-TRAINING' : '';
  const name = `highland-${dateInChina(work.now())}-${stored.length}${mark}.${extension}`;
  return writeOffer(workstation, work.session, name, bytes);
}

const BYTES_OF: Readonly<
  Record<
    ExportFormat,
    (
      work: Drafting,
      stored: readonly StoredConsignment[],
      columns: readonly string[],
    ) => Promise<Uint8Array | null> | Uint8Array
  >
> = {
  xml: zippedMessages,
  csv: async (work, stored, columns) =>
    csvBytes([headerRow(work, columns), ...(await itemRows(work, stored, columns))]),
  xlsx: async (work, stored, columns) =>
    xlsxBytes('申报单', headerRow(work, columns), await itemRows(work, stored, columns)),
  json: (_work, stored) =>
    new TextEncoder().encode(
      `${JSON.stringify(
        stored.map(({ id, state, draft }) => ({ id, state, ...draft })),
        null,
        2,
      )}\n`,
    ),
};

/** Null when no document is complete enough to be written as a message. */
async function zippedMessages(
  work: Drafting,
  stored: readonly StoredConsignment[],
): Promise<Uint8Array | null> {
  const files: Record<string, Uint8Array> = {};
  const folders = new Set<string>();
  for (let i = 0; i < stored.length; i += LOT) {
    for (const consignment of stored.slice(i, i + LOT)) {
      const folder = freeFolder(consignment, folders);
      for (const document of previewsOf(work, consignment)) {
        if (document.xml === '') continue;
        const kind = document.frozen ? document.message : `${document.message}-unsigned`;
        files[`${folder}/${kind}.xml`] = new TextEncoder().encode(document.xml);
      }
    }
    await giveWay();
  }
  return Object.keys(files).length === 0 ? null : zipSync(files, { level: 6 });
}

/** Called after the order; a second consignment of the same order number gets a folder of its own. */
function freeFolder({ draft, id }: StoredConsignment, taken: Set<string>): string {
  const order = (draft.order.orderNo || id).replace(/[^\p{L}\p{N}._-]/gu, '_').slice(0, 60);
  // Some file systems take upper and lower case for the same.
  const key = order.toLowerCase();
  const folder = order === '.' || order === '..' || taken.has(key) ? `${order}-${id}` : order;
  taken.add(folder.toLowerCase());
  return folder;
}

function headerRow(work: Drafting, columns: readonly string[]): readonly string[] {
  return headerOf(work.session.settings().language, columns);
}

async function itemRows(
  work: Drafting,
  stored: readonly StoredConsignment[],
  columns: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const [i, consignment] of stored.entries()) {
    rows.push(...rowsOf(work.session, columns, consignment));
    if (i % LOT === LOT - 1) await giveWay();
  }
  return rows;
}
