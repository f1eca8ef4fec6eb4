import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Box } from '#shared/documents/commercial/boxes.ts';
import { box, codeBox, firm } from '#shared/documents/commercial/boxes.ts';
import type { CustomsLine } from '#shared/documents/commercial/customsLines.ts';
import { customsLinesOf } from '#shared/documents/commercial/customsLines.ts';
import type { PaperInput } from '#shared/documents/commercial/paperInput.ts';
import { figure, moneyOf, needed } from '#shared/documents/commercial/particulars.ts';

/** The export inventory (出口申报清单) on paper: what the message 603 states, for people to check and file. */
export interface InventorySheet {
  readonly day: CalendarDate;
  /** Rows of boxes; the spans of each row come to six. */
  readonly rows: readonly (readonly Box[])[];
  readonly lines: readonly CustomsLine[];
}

/** Makes the export inventory of a consignment. */
export function inventorySheetOf(input: PaperInput): InventorySheet {
  const { consignment, customsNumbers, day } = input;
  const { order, seller, declarant, producer, carrier, transport, declaration, zone, regime } = consignment;
  return {
    day,
    rows: [
      [
        box('preNo', customsNumbers.preNo),
        box('invtNo', customsNumbers.invtNo),
        box('orderNo', needed(order.orderNo), 2),
        box('copNo', order.copNo, 2),
      ],
      [
        box('consignor', firm(seller), 2),
        box('declarant', firm(declarant), 2),
        box('producer', firm(producer), 2),
      ],
      [
        box('platform', firm({ code: order.platformCode, name: order.platformName }), 2),
        box('carrier', firm(carrier), 2),
        box('waybillNo', needed(transport.waybillNo), 2),
      ],
      [
        codeBox(input, 'declareCustoms', ['customs', transport.customsCode]),
        codeBox(input, 'exitCustoms', ['customs', transport.portCode]),
        box('exportDate', transport.exportDate),
        codeBox(input, 'regime', ['regime', regime]),
        codeBox(input, 'mode', ['transport', transport.mode]),
        codeBox(input, 'statistics', ['statistics', declaration.statisticsFlag]),
      ],
      [
        box('means', transport.meansName),
        box('voyageNo', transport.voyageNo),
        box('billNo', transport.billNo),
        box('totalPackageNo', transport.totalPackageNo),
        box('siteCode', transport.siteCode),
        box('licenceNo', declaration.licenseNo),
      ],
      [
        codeBox(input, 'country', ['country', transport.country]),
        codeBox(input, 'port', ['port', transport.port]),
        codeBox(input, 'packaging', ['packaging', transport.packaging]),
        box('packages', figure(transport.packages)),
        box('grossWeight', figure(transport.grossWeight)),
        box('netWeight', figure(transport.netWeight)),
      ],
      [
        codeBox(input, 'currency', ['currency', order.currency]),
        box('goodsTotal', figure(moneyOf(input).goods)),
        box('freight', figure(order.freight)),
        box('insurance', figure(order.insuredFee)),
        box('zone', firm(zone) ?? '', 2),
      ],
      [box('note', order.note, 6)],
    ],
    lines: customsLinesOf(input),
  };
}
