import { searchText } from '#shared/base/normalize.ts';
import type { InvoiceField, InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';
import {
  emptyInvoiceLine,
  INVOICE_FIELD_NAMES,
  MOST_INVOICE_TEXT,
} from '#shared/documents/refund/supplierInvoice.ts';

/** Names under which the lists of tax software and bookkeeping have each field; compared without spaces and case. */
const NAMES: Readonly<Record<InvoiceField, readonly string[]>> = {
  // An electronic invoice has its number in a column of its own, and the other is empty then.
  invoiceNo: [
    '数电票号码',
    '数电发票号码',
    '发票号码',
    '凭证号',
    '进货凭证号',
    'invoice no',
    'invoice number',
  ],
  date: ['开票日期', '日期', 'date', 'invoice date'],
  sellerTaxNo: ['销方识别号', '销售方识别号', '销方纳税人识别号', '供货方纳税人识别号', 'seller tax no'],
  sellerName: ['销方名称', '销售方名称', '供货方', '供应商', 'seller', 'supplier'],
  name: ['货物或应税劳务名称', '货物名称', '项目名称', '商品名称', '品名', 'goods', 'name', 'description'],
  unit: ['单位', '计量单位', 'unit'],
  quantity: ['数量', 'quantity', 'qty'],
  amount: ['金额', '不含税金额', '计税金额', 'amount', 'net amount'],
  taxRate: ['税率', '征税率', '税率/征收率', 'tax rate', 'rate'],
  tax: ['税额', '可抵扣税额', 'tax'],
};

/** The code that stands before an old paper invoice's number in lists with two columns. */
const CODE = ['发票代码', 'invoice code'];
/** Whether an invoice still stands. */
const STATUS = ['发票状态', 'invoice status'];
/** Words of that column for an invoice nothing can be claimed with. */
const VOID = /作废|红冲-全额|全额红冲|void/i;

/** Which columns have each field, the best first; none where the list is empty. */
export interface InvoiceColumns {
  readonly of: Readonly<Record<InvoiceField, readonly number[]>>;
  readonly code: readonly number[];
  readonly status: readonly number[];
}

/** The columns of a list of invoices; null when it has neither names nor numbers of any goods. */
export function invoiceColumns(header: readonly string[]): InvoiceColumns | null {
  const plain = header.map(plainName);
  const at = (names: readonly string[]) =>
    names.map((name) => plain.indexOf(plainName(name))).filter((index) => index >= 0);
  const of = Object.fromEntries(INVOICE_FIELD_NAMES.map((field) => [field, at(NAMES[field])]));
  // One entry for each name of the table.
  const columns = of as Record<InvoiceField, number[]>;
  if (columns.name.length === 0 || columns.quantity.length === 0) return null;
  return { of: columns, code: at(CODE), status: at(STATUS) };
}

/** Without spaces, and without what stands in brackets: "金额(元)" is "金额". */
function plainName(name: string): string {
  return searchText(name.slice(0, MOST_INVOICE_TEXT))
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s*:%]/g, '');
}

/** A row as a line of a supplier invoice; null for one without goods (a sum, a remark) and for an invoice that is void. */
export function invoiceLineOf(columns: InvoiceColumns, cells: readonly string[]): InvoiceLineDraft | null {
  const cell = (indices: readonly number[]) =>
    indices
      .map((index) => (cells[index] ?? '').trim().slice(0, MOST_INVOICE_TEXT))
      .find((text) => text !== '') ?? '';
  const texts = Object.fromEntries(INVOICE_FIELD_NAMES.map((field) => [field, cell(columns.of[field])]));
  const line = { ...emptyInvoiceLine(), ...texts };
  if (line.name === '' || /^(?:合\s*计|小\s*计|总\s*计|total)$/i.test(line.name)) return null;
  if (VOID.test(cell(columns.status))) return null;
  const code = cell(columns.code);
  return code !== '' && /^\d{8}$/.test(line.invoiceNo)
    ? { ...line, invoiceNo: `${code}${line.invoiceNo}`.slice(0, MOST_INVOICE_TEXT) }
    : line;
}
