import { join } from 'node:path';
import { runImport } from '#backend/app/importJob.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { inspectFile } from '#backend/intake/readOrderFile.ts';
import type { Enterprise } from '#shared/api/profile.ts';
import { headerSignature } from '#shared/consignment/intake/columnMapping.ts';
import { suggestMapping } from '#shared/consignment/intake/suggestMapping.ts';

/** The made-up enterprise of a training profile: the declaring firm of the sample orders. */
export const SAMPLE_ENTERPRISE: Enterprise = {
  code: '4101980256',
  name: '郑州示例报关有限公司',
  telephone: '0371-55550100',
  dxpId: 'DXPENT0000099999',
};

/** Fills a training profile with the sample orders, the way a seller would: by importing the file. */
export async function loadSamples(workstation: Workstation, session: Session): Promise<void> {
  const file = {
    path: join(workstation.paths.resources, 'samples', 'orders-henan.csv'),
    name: 'orders-henan.csv',
  };
  const inspected = await inspectFile(file.path);
  // Samples are a convenience: without them the profile is empty, and the import page says how to load any file.
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
