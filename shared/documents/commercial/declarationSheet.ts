import type { Decimal } from '#shared/base/decimal.ts';
import type { Box } from '#shared/documents/commercial/boxes.ts';
import { box, codeBox, firm, joined } from '#shared/documents/commercial/boxes.ts';
import type { CustomsLine } from '#shared/documents/commercial/customsLines.ts';
import { customsLinesOf } from '#shared/documents/commercial/customsLines.ts';
import type { PaperInput, Shown } from '#shared/documents/commercial/paperInput.ts';
import { figure, needed } from '#shared/documents/commercial/particulars.ts';
import {
  declaredCharges,
  declaredNote,
  declaredWeight,
} from '#shared/documents/declaration/declaredValues.ts';

/**
 * The export declaration (出口货物报关单) for people to check: the boxes of the form of 2018 and later, in its order.
 * What customs issues looks alike and is another thing; this says that it is a copy for checking.
 */
export interface DeclarationSheet {
  readonly preNo: string;
  readonly entryId: string;
  /** Rows of boxes; the spans of each row come to twenty. */
  readonly rows: readonly (readonly Box[])[];
  readonly lines: readonly CustomsLine[];
  readonly declarant: Shown;
}

/** Makes the declaration form of a consignment. */
export function declarationSheetOf(input: PaperInput): DeclarationSheet {
  const { consignment, customsNumbers } = input;
  const { order, seller, declarant, producer, consignee, transport, trade, zone, declaration, regime } =
    consignment;
  const charges = declaredCharges(consignment);
  return {
    preNo: customsNumbers.preNo,
    entryId: customsNumbers.entryId,
    rows: [
      [
        box('consignor', firm(seller), 6),
        codeBox(input, 'exitCustoms', ['customs', transport.portCode], 4),
        box('exportDate', transport.exportDate ?? '', 3),
        // Filled in by customs when it accepts the declaration.
        box('declaredDate', '', 3),
        box('recordNo', zone.emsNo, 4),
      ],
      [
        box('consignee', firm(consignee), 6),
        codeBox(input, 'mode', ['transport', transport.mode], 4),
        box('means', joined(transport.meansName, transport.voyageNo), 5),
        box('billNo', transport.billNo, 5),
      ],
      [
        box('producer', firm(producer), 6),
        codeBox(input, 'regime', ['regime', regime], 5),
        codeBox(input, 'levyNature', ['levyNature', trade.levyNature], 4),
        box('licenceNo', declaration.licenseNo, 5),
      ],
      [
        box('contractNo', trade.contractNo, 6),
        codeBox(input, 'tradeCountry', ['country', trade.country], 4),
        codeBox(input, 'country', ['country', transport.country], 3),
        codeBox(input, 'port', ['port', transport.port], 3),
        codeBox(input, 'exitPort', ['domesticPort', trade.exitPort], 4),
      ],
      [
        codeBox(input, 'packaging', ['packaging', transport.packaging], 6),
        box('packages', figure(transport.packages), 2),
        box('grossWeight', figure(declaredWeight(transport.grossWeight)), 2),
        box('netWeight', figure(declaredWeight(transport.netWeight)), 2),
        codeBox(input, 'term', ['tradeTerm', trade.term], 2),
        box('freight', money(charges.freight, order.currency), 2),
        box('insurance', money(charges.insurance, order.currency), 2),
        box('otherFees', '', 2),
      ],
      [box('attached', '', 20)],
      [box('marks', joined(needed(trade.marks) ?? 'N/M', declaredNote(consignment)), 20)],
    ],
    lines: customsLinesOf(input),
    declarant: firm(declarant),
  };
}

function money(amount: Decimal | null, currency: string): string {
  const text = figure(amount);
  return text === null ? '' : joined(currency, text);
}
