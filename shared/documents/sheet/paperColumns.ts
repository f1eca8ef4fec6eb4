import type { Consignment } from '#shared/consignment/consignment.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';
import type { Procedure } from '#shared/consignment/regimes.ts';
import type { Carrying } from '#shared/documents/sheet/carrying.ts';
import { carried, partOf } from '#shared/documents/sheet/carrying.ts';
import type { SheetColumn } from '#shared/documents/sheet/sheet.ts';

/** A paper that goes with the goods, or what the rest of the consignment comes to. It has no elements of its own. */
interface PaperColumn {
  readonly name: SheetColumn;
  readonly applies: (consignment: Consignment, procedure: Procedure) => boolean;
  readonly carrying: Carrying;
}

const ALWAYS = () => true;

const TRADE_HEAD = {
  orderNo: carried('Order No.'),
  contractNo: carried('Contract No.'),
  sellerName: carried('Seller'),
  consigneeName: carried('Buyer'),
  consigneeAddress: carried('Address'),
  currency: carried('Currency'),
  goodsValue: carried('Amount', 'lines'),
  tradeTerm: carried('Terms'),
  country: carried('Destination'),
} as const;
const TRADE_ITEM = {
  itemNo: carried('Item No.'),
  goodsName: carried('Description', 'declared'),
  brand: partOf('Description', 'goodsName'),
  model: partOf('Description', 'goodsName'),
  quantity: carried('Quantity'),
  unit: carried('Unit'),
  price: carried('Unit Price'),
  total: carried('Amount'),
  origin: carried('Country of Origin'),
} as const;

/**
 * The papers, by the words printed on them: contract, invoice, packing list, CN22 or CN23, refund data. They are
 * taken from the consignment itself; the packing list says what is packed where cartons are worked out.
 */
export const PAPER_COLUMNS: readonly PaperColumn[] = [
  {
    name: 'contract',
    applies: ({ regime }) => asksFor(regime, 'trade.contractNo'),
    carrying: { head: TRADE_HEAD, item: TRADE_ITEM },
  },
  {
    name: 'invoice',
    applies: ALWAYS,
    carrying: {
      head: {
        ...TRADE_HEAD,
        freight: carried('Freight'),
        insuredFee: carried('Insurance'),
        amountDue: carried('Total', 'due'),
      },
      item: TRADE_ITEM,
    },
  },
  {
    name: 'packingList',
    applies: ALWAYS,
    carrying: {
      head: {
        orderNo: carried('Order No.'),
        contractNo: carried('Contract No.'),
        sellerName: carried('Seller'),
        consigneeName: carried('Buyer'),
        packages: carried('Packages', 'cartons', 'entered'),
        packaging: carried('Kind of Packages'),
        grossWeight: carried('G.W. (kg)', 'cartons', 'entered'),
        netWeight: carried('N.W. (kg)', 'cartons', 'entered'),
        country: carried('Destination'),
      },
      item: {
        itemNo: carried('Item No.'),
        goodsName: carried('Description', 'declared'),
        quantity: carried('Quantity', 'cartons', 'entered'),
        unit: carried('Unit'),
        netWeight: carried('N.W. (kg)', 'cartons', 'entered'),
      },
    },
  },
  {
    name: 'customsLabel',
    applies: (_, { orderType }) => orderType === 'E',
    carrying: {
      head: {
        waybillNo: carried('Item number'),
        sellerName: carried('Sender'),
        consigneeName: carried('Addressee'),
        consigneeAddress: carried('Address'),
        currency: carried('Currency'),
        goodsValue: carried('Total value', 'lines'),
        grossWeight: carried('Total gross weight'),
        country: carried('Country of destination'),
      },
      item: {
        goodsName: carried('Detailed description of contents', 'declared'),
        goodsCode: carried('HS tariff number'),
        quantity: carried('Quantity'),
        netWeight: carried('Net weight (kg)'),
        total: carried('Value'),
        origin: carried('Country of origin of goods'),
      },
    },
  },
  {
    name: 'refund',
    applies: ({ declaration }) => declaration.refundWanted === 'yes',
    carrying: {
      head: {
        sellerCode: carried('海关代码'),
        sellerName: carried('出口企业'),
        currency: carried('币制'),
        goodsValue: carried('离岸价', 'lines'),
      },
      item: {
        goodsCode: carried('出口商品代码'),
        goodsName: carried('出口商品名称', 'declared'),
        quantity: carried('出口数量'),
        unit: carried('计量单位'),
        total: carried('离岸价'),
      },
    },
  },
  {
    name: 'follows',
    applies: ALWAYS,
    carrying: {
      head: {
        sellerName: carried('ebcName', 'declarant', 'producer', 'zone'),
        amountDue: carried('charge', 'due'),
        netWeight: carried('netWeight', 'lines'),
      },
      item: {
        total: carried('totalPrice', 'product'),
        statutoryQuantity: carried('qty1', 'declared', 'kilograms'),
      },
    },
  },
];
