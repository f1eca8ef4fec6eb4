import type { refundsZh } from '#shared/i18n/zh-CN/refunds.ts';

/** Texts of comparing supplier invoices with what is declared (en). */
export const refundsEn = {
  'error.refund.stale':
    'The supplier invoices of this consignment were just changed elsewhere, so nothing was kept. Reload and change them again.',
  'error.refund.columns':
    'The list has no columns for goods and quantity, so nothing was read. Name the columns in the first row.',
  'error.refund.nothing':
    'None of the chosen consignments has supplier invoices for its goods, so there is nothing to export.',
  'refund.simplified':
    'Goods declared in simplified form (A) get no refund. For a refund declare in sum (B) or by customs declaration.',
  'refund.notWanted':
    'Nobody has said yet that a refund is wanted for these goods. If it is, answer “yes” under Declaration.',
  'refund.unreadable': 'This cell cannot be read. Enter a number, or a date like 2026-01-05.',
  'refund.invoiceNo':
    '“{invoiceNo}” does not look like an invoice number: electronic ones have 20 digits, paper ones a code and 8 digits.',
  'refund.missing': 'The refund cannot do without this. Enter it as the invoice has it.',
  'refund.discount':
    '“{name}” is a discount. Add its amount and tax to the line of the same goods, then remove this line.',
  'refund.tax': 'The tax of {tax} is not amount times rate, which gives {due}. Check the invoice.',
  'refund.dateAfter':
    'The invoice of {date} is later than the export on {export}; the tax office may refuse it. Make sure.',
  'refund.used':
    'These goods of invoice {invoiceNo} are used for consignment {orderNo} already; no refund comes twice.',
  'refund.twice':
    'This line of invoice {invoiceNo} is above already; it may have been read twice. Remove it if so.',
  'refund.unassigned':
    '“{name}” belongs to no goods item yet, so it counts for nothing. Choose what it was bought for.',
  'refund.name':
    'The invoice says “{name}”, the declaration “{gname}”; for a refund they must agree. Change the declared name or ask for another invoice.',
  'refund.unit':
    'The invoice counts in “{unit}”, the declaration in {units}; the refund check will fail. Change the declared unit or ask for another invoice.',
  'refund.noInvoice': '“{name}” has no supplier invoice, so nothing comes back for it.',
  'refund.rateUnknown':
    'The rule pack has no refund rate for {gcode}, so the refund cannot be told. Look it up in the official rate table.',
  'refund.noRate': 'The refund rate of {gcode} is 0, so nothing comes back for “{name}”.',
  'refund.mixedUnits':
    'The supplier invoices for “{name}” use different units ({units}), so their quantities cannot be added up or compared at refund. Have them issued in one unit, or declare the goods as several items.',
  'refund.mixedRates':
    'The invoices for “{name}” have different tax rates ({rates}); they must be applied for separately.',
  'refund.short':
    '“{name}” is declared with {declared} {unit}, and only {bought} {unit} were bought; nothing comes back for the rest.',
  'refund.over':
    '“{name}”: {bought} {unit} were bought and {declared} {unit} go with this export; the rest stays for later ones.',
} as const satisfies Record<keyof typeof refundsZh, string>;
