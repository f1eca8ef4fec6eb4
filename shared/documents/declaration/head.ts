import type { Consignment } from '#shared/consignment/consignment.ts';
import {
  declaredCharges,
  declaredNote,
  declaredWeight,
} from '#shared/documents/declaration/declaredValues.ts';
import { licenceOfHead } from '#shared/documents/declaration/papers.ts';
import { firmCodes } from '#shared/documents/declaration/parties.ts';
import type { DerivationInput } from '#shared/documents/derivation.ts';
import type { ElementValues } from '#shared/documents/documents.ts';
import { amount, present } from '#shared/documents/elementText.ts';

/** FeeMark, InsurMark: totals, not a rate (1) or a price per unit (2). */
const TOTAL_AMOUNT = '3';
/** Marks of goods without marks. */
const NO_MARKS = 'N/M';
/** The questions on prices are for imports; exports leave each open. */
const PRICES_OPEN = '99999';

/** The head of the declaration (DecHead). */
export function declarationHead(input: DerivationInput): ElementValues {
  const { consignment, procedure } = input;
  const { declarant, producer, seller, consignee, transport, trade } = consignment;
  const declaring = firmCodes(declarant.code);
  const producing = firmCodes(producer.code);
  const selling = firmCodes(seller.code);
  return {
    IEFlag: 'E',
    AgentCode: declaring.customs,
    AgentName: declarant.name,
    ...present({ BillNo: transport.billNo, ContrNo: trade.contractNo }),
    CustomMaster: transport.customsCode,
    ...present({ CutMode: trade.levyNature }),
    DistinatePort: transport.port,
    ...charges(consignment),
    GrossWet: amount(declaredWeight(transport.grossWeight)),
    IEPort: transport.portCode,
    ...present({ LicenseNo: licenceOfHead(input) }),
    NetWt: amount(declaredWeight(transport.netWeight)),
    ...present({ NoteS: declaredNote(consignment), OwnerCode: producing.customs }),
    OwnerName: producer.name,
    PackNo: amount(transport.packages),
    TradeCode: selling.customs,
    TradeCountry: transport.country,
    TradeMode: procedure.code,
    TradeName: seller.name,
    TrafMode: transport.mode,
    ...present({ TrafName: transport.meansName }),
    TransMode: trade.term,
    WrapType: transport.packaging,
    // Ordinary (EdiId 1), recorded by the declarant, paperless (M), no transit (0).
    EdiId: '1',
    CopName: declarant.name,
    EntryType: 'M',
    DeclTrnRel: '0',
    ...present({
      CopCodeScc: declaring.credit,
      OwnerCodeScc: producing.credit,
      AgentCodeScc: declaring.credit,
      TradeCoScc: selling.credit,
    }),
    PromiseItmes: PRICES_OPEN,
    TradeAreaCode: trade.country,
    MarkNo: trade.marks || NO_MARKS,
    EntyPortCode: trade.exitPort,
    ...present({ OverseasConsigneeCode: consignee.code, OverseasConsigneeEname: consignee.name }),
  };
}

/** Freight and insurance in the currency of the order. */
function charges(consignment: Consignment): ElementValues {
  const { freight, insurance } = declaredCharges(consignment);
  const { currency } = consignment.order;
  return {
    ...(freight === null ? {} : { FeeCurr: currency, FeeMark: TOTAL_AMOUNT, FeeRate: amount(freight) }),
    ...(insurance === null
      ? {}
      : { InsurCurr: currency, InsurMark: TOTAL_AMOUNT, InsurRate: amount(insurance) }),
  };
}
