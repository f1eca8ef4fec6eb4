import type { InventoryNumbers, RequestContext } from '#shared/documents/requests/cancellation.ts';
import type { ReturnWish } from '#shared/documents/requests/takeBack.ts';

/** The numbers customs gave the usual draft's inventory. */
export const NUMBERS: InventoryNumbers = { preNo: 'B20260105000000001', invtNo: '46062026E000000001' };

/** What a request at a fixed time adds to its inventory. */
export const REQUEST_CONTEXT: RequestContext = {
  guid: '0A1B2C3D-0000-4000-8000-000000000009',
  appTime: '20260201093000',
};

/** A complete return of one straw painting from the USA, with single fields changed. */
export function aReturnWish(overrides: Partial<ReturnWish> = {}): ReturnWish {
  return {
    lines: [{ gnum: '1', qty: '1', qty1: '' }],
    reason: '买家退货：外框破损',
    note: '',
    requestNo: 'COP-20260105-0001-R1',
    waybillNo: 'RT20260201',
    carrierCode: '4199000003',
    carrierName: '示例物流',
    billNo: '',
    trafMode: '5',
    trafName: 'CZ0000',
    voyageNo: 'CZ0000',
    country: '502',
    siteCode: '',
    ...overrides,
  };
}
