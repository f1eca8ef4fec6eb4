import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runImport } from '#backend/app/importJob.ts';
import { importProducts } from '#backend/app/productImport.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { inspectFile } from '#backend/intake/readOrderFile.ts';
import type { Enterprise } from '#shared/api/profile.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { addDays, dateInChina, daysBetween, parseDate } from '#shared/base/calendarDate.ts';
import { headerSignature } from '#shared/consignment/intake/columnMapping.ts';
import { suggestMapping } from '#shared/consignment/intake/suggestMapping.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';

/** The made-up enterprise of a training profile: the declaring firm of the sample orders. */
export const SAMPLE_ENTERPRISE: Enterprise = {
  code: '4101980256',
  name: '郑州示例报关有限公司',
  telephone: '0371-55550100',
  dxpId: 'DXPENT0000099999',
};

/** The file of sample orders of each regime; retail export is what a training profile starts with. */
const SAMPLES: Readonly<Record<RegimeCode, string>> = {
  '9610': 'orders-henan.csv',
  '9710': 'orders-9710.csv',
  '9810': 'orders-9810.csv',
  '1210': 'orders-1210.csv',
  '0110': 'orders-0110.csv',
};
const SAMPLE_PRODUCTS = 'products-henan.csv';
/** The day on which the sample orders are to be declared, as their dates stand in the file. */
const SAMPLE_DAY = parseDate('2026-11-25');

/**
 * The sample orders as if they were of today: every date is moved by the same number of days, so that payments stay
 * in the past and exports in the near future whenever the samples are loaded.
 */
export function datedSamples(text: string, today: CalendarDate): string {
  if (SAMPLE_DAY === null) return text;
  const days = daysBetween(SAMPLE_DAY, today);
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (written) => {
    const date = parseDate(written);
    return date === null ? written : addDays(date, days);
  });
}

/** The file name of the sample orders of a regime, and their text as of today; null when this installation has none. */
export function readSamples(
  workstation: Workstation,
  regime: RegimeCode = '9610',
): { readonly name: string; readonly text: string } | null {
  try {
    const name = SAMPLES[regime];
    const text = readFileSync(join(workstation.paths.resources, 'samples', name), 'utf8');
    return { name, text: datedSamples(text, dateInChina(workstation.ports.now())) };
  } catch {
    return null;
  }
}

/** Fills a training profile with the sample orders, the way a seller would: by importing the file. */
export async function loadSamples(workstation: Workstation, session: Session): Promise<void> {
  const samples = readSamples(workstation);
  // Samples are a convenience: without them the profile is empty, and the import page says how to load any file.
  if (samples === null) return;
  const path = join(session.folder, samples.name);
  try {
    writeFileSync(path, samples.text);
    await importSamples(workstation, session, { path, name: samples.name });
  } finally {
    rmSync(path, { force: true });
  }
  await loadSampleProducts(workstation, session);
}

/** Fills a training profile with sample products, marked as samples and to be confirmed. */
async function loadSampleProducts(workstation: Workstation, session: Session): Promise<void> {
  const path = join(workstation.paths.resources, 'samples', SAMPLE_PRODUCTS);
  const target = { workstation, session, reason: 'sample', sample: true } as const;
  const file = { path, name: SAMPLE_PRODUCTS };
  const { signal } = new AbortController();
  await importProducts(target, file, '', 'byName', signal, () => {});
}

async function importSamples(
  workstation: Workstation,
  session: Session,
  file: { readonly path: string; readonly name: string },
): Promise<void> {
  const inspected = await inspectFile(file.path);
  if (!inspected.ok) return;
  const { header, sample } = inspected.value;
  const { mapping, groupBy, options } = suggestMapping(
    header,
    sample.map((row) => row.cells),
  );
  const profile = {
    name: file.name,
    headerSignature: headerSignature(header),
    mapping,
    groupBy: groupBy ?? header[0] ?? '',
    options,
  };
  const now = workstation.ports.now();
  const importId = recordId(now, workstation.ports.guid());
  const audit = {
    at: now,
    actor: 'workstation',
    action: 'import.started',
    subject: importId,
    detail: { file: file.name },
  };
  session.store.imports.start({ id: importId, fileName: file.name, startedAt: now }, audit);
  const { signal } = new AbortController();
  await runImport({ workstation, session, importId, file, sheet: '', profile, report: () => {}, signal });
}
