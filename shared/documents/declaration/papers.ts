/** The papers a declaration names: supervision documents (随附单证) and attached documents (随附单据). */
import type { DerivationInput } from '#shared/documents/derivation.ts';
import type { ElementValues } from '#shared/documents/documents.ts';
import { present } from '#shared/documents/elementText.ts';

/** Control conditions (监管条件) of export by the letter, case-sensitive. */
const SPECIES_PERMIT = 'E';
const EXIT_INSPECTION = 'B';
/** Licences that stand in the head (LicenseNo), not among the supervision documents: guide to the form, 许可证号. */
const HEAD_LICENCES: ReadonlySet<string> = new Set(['3', '4', '5', 'G', 'x', 'y']);
/** Permits whose number is the consignment's licence number and that stand among the supervision documents. */
const PERMITS: ReadonlySet<string> = new Set('DHIJLSTVWXgikuz');

/** EdocCode of the cross-border B2B export document: the electronic order the declaration is compared with. */
const B2B_ORDER = '10000004';
/** EdocFomatType: structured data that customs already has, no file. */
const STRUCTURED = 'S';

/**
 * The supervision documents: species permits (E), ledger numbers of exit inspection (B), and the licence number under
 * the control condition that asks for it. Each number once.
 */
export function licences(input: DerivationInput): readonly ElementValues[] {
  const { declaration, items } = input.consignment;
  const named = new Map<string, ElementValues>();
  const name = (DocuCode: string, CertCode: string): void => {
    if (CertCode !== '') named.set(`${DocuCode} ${CertCode}`, { DocuCode, CertCode });
  };
  const permit = permitOf(input);
  if (permit !== null) name(permit, declaration.licenseNo);
  for (const item of items) {
    name(SPECIES_PERMIT, item.speciesPermitNo);
    name(EXIT_INSPECTION, item.inspectionNo);
  }
  return [...named.values()];
}

/** The licence number of the head: the one entered, unless it is a permit that stands among the supervision documents. */
export function licenceOfHead(input: DerivationInput): string {
  return permitOf(input) === null ? input.consignment.declaration.licenseNo : '';
}

/**
 * The control condition the licence number answers, when it is one of the supervision documents. Goods under a licence
 * of the head, under several permits, or whose conditions nobody has looked up, have none: the number stays in the head.
 */
function permitOf({ consignment, context }: DerivationInput): string | null {
  const controls = new Set(consignment.items.flatMap(({ gcode }) => context.controls?.(gcode) ?? []));
  if ([...controls].some((control) => HEAD_LICENCES.has(control))) return null;
  const [permit, ...others] = [...controls].filter((control) => PERMITS.has(control));
  return permit !== undefined && others.length === 0 ? permit : null;
}

/** The attached documents: by order number the electronic order, where the procedure has one. */
export function attachments({ consignment, procedure, context }: DerivationInput): readonly ElementValues[] {
  if (procedure.orderType === null) return [];
  const { order, seller } = consignment;
  return [
    {
      EdocID: order.orderNo,
      EdocCode: B2B_ORDER,
      EdocFomatType: STRUCTURED,
      EdocOwnerCode: seller.code,
      SignTime: context.appTime,
      ...present({ EdocOwnerName: seller.name }),
    },
  ];
}
