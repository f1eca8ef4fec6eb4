import type { CodeTables } from '#shared/catalog/codes.ts';
import type { DerivationInput, Derive } from '#shared/documents/derivation.ts';
import type { InventoryHead, InventoryLine } from '#shared/documents/documents.ts';
import { amount, code, day, parties, present, start } from '#shared/documents/elementText.ts';

/** fFlag, iFlag: freight and insurance are totals, not a rate (1) or a price per unit (2). */
const TOTAL_AMOUNT = '3';
/** Digits of the inventory's commodity code. */
const CODE_DIGITS = 10;
/**
 * How many digits a simplified code has, by regime and declaration type, where the rule pack does not say: packs before
 * 3.1.0 know only the four-digit heading of edition 202205 (清单核放、汇总统计).
 */
const DIGITS_BEFORE: Readonly<Record<string, string>> = { '9610A': '4' };

/** The export inventory (出口申报清单, CEB603). */
export const deriveInventory: Derive<'inventory'> = (input) => ({
  head: inventoryHead(input),
  list: inventoryLines(input),
});

function inventoryHead({ consignment, procedure, context }: DerivationInput): InventoryHead {
  const { order, carrier, declarant, producer, transport, zone, declaration } = consignment;
  const { codes } = context;
  const currency = code(codes, 'currency', order.currency);
  return {
    ...start(context, 'inventory'),
    customsCode: code(codes, 'customs', transport.customsCode),
    ...parties(consignment),
    orderNo: order.orderNo,
    logisticsCode: carrier.code,
    logisticsName: carrier.name,
    logisticsNo: transport.waybillNo,
    copNo: order.copNo,
    ieFlag: 'E',
    portCode: code(codes, 'customs', transport.portCode),
    ieDate: day(transport.exportDate),
    statisticsFlag: code(codes, 'statistics', declaration.statisticsFlag),
    agentCode: declarant.code,
    agentName: declarant.name,
    ownerCode: producer.code,
    ownerName: producer.name,
    ...present({ iacCode: zone.code, iacName: zone.name, emsNo: zone.emsNo }),
    tradeMode: code(codes, 'regime', procedure.code),
    trafMode: code(codes, 'transport', transport.mode),
    ...present({
      trafName: transport.meansName,
      voyageNo: transport.voyageNo,
      billNo: transport.billNo,
      totalPackageNo: transport.totalPackageNo,
      loctNo: transport.siteCode,
      licenseNo: declaration.licenseNo,
    }),
    country: code(codes, 'country', transport.country),
    POD: code(codes, 'port', transport.port),
    freight: amount(order.freight),
    fCurrency: currency,
    fFlag: TOTAL_AMOUNT,
    insuredFee: amount(order.insuredFee),
    iCurrency: currency,
    iFlag: TOTAL_AMOUNT,
    wrapType: code(codes, 'packaging', transport.packaging),
    packNo: amount(transport.packages),
    grossWeight: amount(transport.grossWeight),
    netWeight: amount(transport.netWeight),
    ...present({ note: order.note }),
  };
}

function inventoryLines({ consignment, procedure, context }: DerivationInput): readonly InventoryLine[] {
  const { order, transport, declaration, items } = consignment;
  const { codes } = context;
  const currency = code(codes, 'currency', order.currency);
  const digits = simplifiedDigits(codes, procedure.code, declaration.statisticsFlag);
  return items.map((item, index) => ({
    gnum: String(index + 1),
    itemNo: item.itemNo,
    ...present({ itemRecordNo: item.recordNo, itemName: item.itemName }),
    gcode: goodsCode(item.gcode, digits),
    gname: item.gname,
    gmodel: item.gmodel,
    barCode: item.barCode,
    country: code(codes, 'country', item.country || transport.country),
    currency,
    qty: amount(item.qty),
    qty1: amount(item.qty1),
    ...present({ qty2: amount(item.qty2), unit2: code(codes, 'unit', item.unit2) }),
    unit: code(codes, 'unit', item.unit),
    unit1: code(codes, 'unit', item.unit1),
    price: amount(item.price),
    totalPrice: amount(item.totalPrice),
  }));
}

/** How many digits of a commodity code are enough in a regime and declaration type; null: all of them. */
function simplifiedDigits(codes: CodeTables, regime: string, statisticsFlag: string): number | null {
  const key = `${regime}${statisticsFlag}`;
  const digits = codes.row('simplified', key)?.customs ?? DIGITS_BEFORE[key] ?? '';
  return /^[46]$/.test(digits) ? Number(digits) : null;
}

/**
 * A simplified code is shorter than the schema wants: it is filled up with zeros. Every other code goes as typed, so that
 * a wrong length stays visible.
 */
function goodsCode(typed: string, digits: number | null): string {
  return /^\d+$/.test(typed) && typed.length === digits ? typed.padEnd(CODE_DIGITS, '0') : typed;
}
