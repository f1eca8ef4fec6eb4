import type { Consignment } from '#shared/consignment/consignment.ts';
import type { DocumentKind } from '#shared/consignment/regimes.ts';
import type { DerivationContext } from '#shared/documents/derivation.ts';
import { deriveDocuments } from '#shared/documents/derive.ts';
import type { Documents } from '#shared/documents/documents.ts';
import type { MessageRecord } from '#shared/messages/table.ts';
import type { Transfer } from '#shared/messages/transfer.ts';
import { someCodes } from '#test/builders/codes.ts';
import { aConsignment } from '#test/builders/consignment.ts';

/** The documents of a retail export. */
export const RETAIL_KINDS = ['order', 'receipts', 'waybill', 'inventory'] as const;
/** A document of a retail export. */
export type RetailKind = (typeof RETAIL_KINDS)[number];

const GUIDS: Readonly<Record<DocumentKind, string>> = {
  order: '0A1B2C3D-0000-4000-8000-000000000001',
  receipts: '0A1B2C3D-0000-4000-8000-000000000002',
  waybill: '0A1B2C3D-0000-4000-8000-000000000003',
  inventory: '0A1B2C3D-0000-4000-8000-000000000004',
  declaration: '0A1B2C3D-0000-4000-8000-000000000005',
};

/** The identifier of a message in tests. */
export const MESSAGE_GUID = '0A1B2C3D-0000-4000-8000-0000000000FF';

/** A sender of messages. */
export function aTransfer(): Transfer {
  return { copCode: '4199000001', copName: '示例报关企业', dxpId: 'DXPENT0000099999' };
}

/** What a first sending at a fixed time adds to a consignment. */
export function aContext(overrides: Partial<DerivationContext> = {}): DerivationContext {
  return {
    codes: someCodes(),
    appTime: '20260105093000',
    guid: (kind) => GUIDS[kind],
    appType: '1',
    ...overrides,
  };
}

/** All four documents of a retail export; throws when a document is missing. */
export function documentsOf(
  consignment: Consignment = aConsignment(),
): Required<Pick<Documents, RetailKind>> {
  const derived = deriveDocuments(consignment, aContext());
  if (!derived.ok) throw new Error(derived.error.code);
  const { order, receipts, waybill, inventory } = derived.value;
  if (order === undefined || receipts === undefined || waybill === undefined || inventory === undefined) {
    throw new Error('not every document was derived');
  }
  return { order, receipts, waybill, inventory };
}

/** The receipt record that answers the usual draft's document, as the schema wants it. */
export function aReceipt(kind: RetailKind, status = '120', info = '逻辑校验通过'): MessageRecord {
  const end = { returnStatus: status, returnTime: '20260105093512345', returnInfo: info };
  const guid = '0A1B2C3D-0000-4000-8000-0000000000AA';
  const order = { ebcCode: '4199000002', orderNo: 'EX20260105-0001' };
  const heads: Readonly<Record<RetailKind, MessageRecord['head']>> = {
    order: { guid, ebpCode: '无', ...order, ...end },
    receipts: { guid, ...order, ...end },
    waybill: { guid, logisticsCode: '4199000003', logisticsNo: 'WB2026010500001', ...end },
    inventory: {
      guid,
      agentCode: '4199000001',
      copNo: 'COP-20260105-0001',
      preNo: 'B20260105000000001',
      invtNo: '46062026E000000001',
      ebpCode: '无',
      ...order,
      statisticsFlag: 'A',
      ...end,
    },
  };
  return { head: heads[kind], list: [] };
}
