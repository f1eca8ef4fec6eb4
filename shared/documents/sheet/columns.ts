import type { Consignment } from '#shared/consignment/consignment.ts';
import type { DocumentKind, Procedure } from '#shared/consignment/regimes.ts';
import { DOCUMENT_KINDS } from '#shared/consignment/regimes.ts';
import type { Documents } from '#shared/documents/documents.ts';
import type { Carrying } from '#shared/documents/sheet/carrying.ts';
import { carried, partOf, standsIn } from '#shared/documents/sheet/carrying.ts';
import { PAPER_COLUMNS } from '#shared/documents/sheet/paperColumns.ts';
import type { SheetColumn } from '#shared/documents/sheet/sheet.ts';
import { SHEET_COLUMNS } from '#shared/documents/sheet/sheet.ts';

const PARTIES = {
  platformCode: carried('ebpCode'),
  platformName: carried('ebpName'),
  sellerCode: carried('ebcCode'),
  sellerName: carried('ebcName'),
} as const;
const CARRIER = {
  waybillNo: carried('logisticsNo'),
  carrierCode: carried('logisticsCode'),
  carrierName: carried('logisticsName'),
} as const;

/** What the messages carry, by their official element names (edition 202205; DecMessage). */
const DOCUMENT_COLUMNS: Readonly<Record<DocumentKind, Carrying>> = {
  order: {
    head: {
      ...PARTIES,
      orderNo: carried('orderNo'),
      currency: carried('currency'),
      goodsValue: carried('goodsValue', 'lines'),
      freight: carried('freight'),
    },
    item: {
      itemNo: carried('itemNo'),
      itemName: carried('itemName'),
      goodsName: carried('itemName', 'original'),
      brand: partOf('itemName', 'itemName'),
      model: partOf('itemName', 'itemName'),
      barCode: carried('barCode'),
      quantity: carried('qty'),
      unit: carried('unit'),
      price: carried('price'),
      total: carried('totalPrice'),
    },
  },
  receipts: {
    head: {
      ...PARTIES,
      orderNo: carried('orderNo'),
      currency: carried('currency', 'payment'),
      amountDue: carried('charge'),
    },
    item: {},
  },
  waybill: {
    head: {
      ...CARRIER,
      sellerCode: carried('ebcCode'),
      sellerName: carried('ebcName'),
      currency: carried('currency'),
      freight: carried('freight'),
      insuredFee: carried('insuredFee'),
      packages: carried('packNo'),
      grossWeight: carried('grossWeight'),
    },
    item: {},
  },
  inventory: {
    head: {
      ...PARTIES,
      ...CARRIER,
      orderNo: carried('orderNo'),
      preNo: carried('preNo'),
      invtNo: carried('invtNo'),
      regime: carried('tradeMode'),
      declarantCode: carried('agentCode'),
      declarantName: carried('agentName'),
      producerCode: carried('ownerCode'),
      producerName: carried('ownerName'),
      currency: carried('fCurrency'),
      freight: carried('freight'),
      insuredFee: carried('insuredFee'),
      packages: carried('packNo'),
      packaging: carried('wrapType'),
      grossWeight: carried('grossWeight'),
      netWeight: carried('netWeight'),
      country: carried('country'),
      port: carried('POD'),
      transportMode: carried('trafMode'),
      customs: carried('customsCode'),
      exitCustoms: carried('portCode'),
      exportDate: carried('ieDate'),
    },
    item: {
      itemNo: carried('itemNo', 'list'),
      itemName: carried('itemName'),
      goodsName: carried('gname', 'declared'),
      goodsCode: carried('gcode'),
      elements: carried('gmodel'),
      brand: partOf('gmodel', 'elements'),
      model: partOf('gmodel', 'elements'),
      barCode: carried('barCode'),
      quantity: carried('qty'),
      unit: carried('unit'),
      price: carried('price'),
      total: carried('totalPrice'),
      statutoryQuantity: carried('qty1'),
      statutoryUnit: carried('unit1'),
      secondQuantity: carried('qty2'),
      secondUnit: carried('unit2'),
      destination: carried('country'),
    },
  },
  declaration: {
    head: {
      orderNo: standsIn('attachments', 'EdocID'),
      contractNo: carried('ContrNo'),
      currency: standsIn('lines', 'TradeCurr'),
      waybillNo: carried('BillNo'),
      regime: carried('TradeMode'),
      sellerCode: carried(['TradeCode', 'TradeCoScc']),
      sellerName: carried('TradeName'),
      declarantCode: carried(['AgentCode', 'AgentCodeScc']),
      declarantName: carried('AgentName'),
      producerCode: carried(['OwnerCode', 'OwnerCodeScc']),
      producerName: carried('OwnerName'),
      consigneeName: carried('OverseasConsigneeEname'),
      freight: carried('FeeRate'),
      insuredFee: carried('InsurRate'),
      packages: carried('PackNo'),
      packaging: carried('WrapType'),
      grossWeight: carried('GrossWet'),
      netWeight: carried('NetWt'),
      country: carried('TradeCountry'),
      port: carried('DistinatePort'),
      tradeCountry: carried('TradeAreaCode'),
      tradeTerm: carried('TransMode'),
      transportMode: carried('TrafMode'),
      customs: carried('CustomMaster'),
      exitCustoms: carried('IEPort'),
    },
    item: {
      goodsName: carried('GName', 'declared'),
      goodsCode: carried('CodeTS'),
      elements: carried('GModel'),
      brand: partOf('GModel', 'elements'),
      model: partOf('GModel', 'elements'),
      quantity: carried('GQty'),
      unit: carried('GUnit'),
      price: carried('DeclPrice'),
      total: carried('DeclTotal'),
      statutoryQuantity: carried('FirstQty'),
      statutoryUnit: carried('FirstUnit'),
      secondQuantity: carried('SecondQty'),
      secondUnit: carried('SecondUnit'),
      // On export the two names are used the other way round (traps of DecMessage).
      destination: carried('OriginCountry'),
      origin: carried('DestinationCountry'),
    },
  },
};

/** A column of a sheet with what it carries; `document` is null for a paper and for what follows. */
export interface Column {
  readonly name: SheetColumn;
  readonly document: DocumentKind | null;
  readonly carrying: Carrying;
}

/** The columns of a consignment: the documents its procedure sends, and the papers that go with them. */
export function columnsOf(
  consignment: Consignment,
  procedure: Procedure,
  documents: Documents,
): readonly Column[] {
  return SHEET_COLUMNS.flatMap((name): readonly Column[] => {
    const document = DOCUMENT_KINDS.find((kind) => kind === name);
    if (document !== undefined) {
      return documents[document] === undefined
        ? []
        : [{ name, document, carrying: DOCUMENT_COLUMNS[document] }];
    }
    const paper = PAPER_COLUMNS.find((one) => one.name === name);
    return paper?.applies(consignment, procedure) === true
      ? [{ name, document: null, carrying: paper.carrying }]
      : [];
  });
}
