import { comparedRefund, entryLinesOf } from '#backend/app/refundViews.ts';
import type { Session } from '#backend/app/session.ts';
import { csvBytes } from '#backend/output/delimited.ts';
import { workbookBytes } from '#backend/output/workbook.ts';
import type { RefundCase } from '#shared/documents/refund/applicationData.ts';
import {
  applicationData,
  EXPORT_COLUMNS,
  PURCHASE_COLUMNS,
} from '#shared/documents/refund/applicationData.ts';

/** Said in every file made from training data, in its first row. */
const TRAINING_ROW = ['演练数据，不得用于申报退税 · TRAINING DATA, not for any refund'];

/** The data for a refund application; null when nothing was bought for any of the consignments. */
export async function refundFile(
  session: Session,
  ids: readonly string[],
  format: 'xlsx' | 'csv',
): Promise<{ readonly bytes: Uint8Array; readonly extension: string } | null> {
  const cases = ids.flatMap((id): RefundCase[] => {
    const stored = session.store.consignments.get(id);
    if (stored === null) return [];
    const { consignment, lines, compared } = comparedRefund(session, stored);
    return [{ consignment, lines, items: compared.items, entry: entryLinesOf(session, id) }];
  });
  const data = applicationData(cases);
  if (data.purchases.length === 0) return null;
  const mark = session.kind === 'training' ? [TRAINING_ROW] : [];
  const purchases = [...mark, PURCHASE_COLUMNS, ...data.purchases];
  const exports = [...mark, EXPORT_COLUMNS, ...data.exports];
  if (format === 'csv') return { bytes: csvBytes([...purchases, [], ...exports]), extension: 'csv' };
  const bytes = await workbookBytes([
    { name: '进货明细', rows: purchases },
    { name: '出口明细', rows: exports },
  ]);
  return { bytes, extension: 'xlsx' };
}
