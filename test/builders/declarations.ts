import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { DerivationContext } from '#shared/documents/derivation.ts';
import { deriveDocuments } from '#shared/documents/derive.ts';
import type { DeclarationRecord } from '#shared/documents/documents.ts';
import { DEC_BLOCKS, valuesOf } from '#shared/messages/dec/blocks.ts';
import type { NodeValues } from '#shared/messages/table.ts';
import { aDeclaredConsignment } from '#test/builders/consignment.ts';
import { aContext } from '#test/builders/messages.ts';

/** The customs declaration of a draft; throws when its procedure has none. */
export function declarationOf(
  draft: Draft = aDeclaredConsignment(),
  context: Partial<DerivationContext> = {},
): DeclarationRecord {
  const derived = deriveDocuments(readConsignment(draft).consignment, aContext(context));
  if (!derived.ok || derived.value.declaration === undefined) throw new Error('no declaration was derived');
  return derived.value.declaration;
}

/** A declaration without its empty elements, which say nothing. */
export function withoutEmpty(record: DeclarationRecord): readonly (readonly NodeValues[])[] {
  return DEC_BLOCKS.map(({ part }) =>
    valuesOf(record, part).map((values) =>
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')),
    ),
  );
}

/** The answer to the import of a declaration. */
export function anImportAnswer(clientSeqNo: string, seqNo: string, code = '0', message = '暂存成功'): string {
  return `<DecImportResponse xmlns="http://www.chinaport.gov.cn/dec"><ResponseCode>${code}</ResponseCode><ErrorMessage>${message}</ErrorMessage><ClientSeqNo>${clientSeqNo}</ClientSeqNo><SeqNo>${seqNo}</SeqNo><TrnPreId/></DecImportResponse>`;
}

/** A later reply to a declaration. */
export function aResult(
  seqNo: string,
  channel: string,
  entryId = '460620260000000001',
  note = '回执',
): string {
  return `<DEC_DATA><DEC_RESULT><CUS_CIQ_NO>${seqNo}</CUS_CIQ_NO><ENTRY_ID>${entryId}</ENTRY_ID><NOTICE_DATE>2026-01-05T10:11:12</NOTICE_DATE><CHANNEL>${channel}</CHANNEL><NOTE>${note}</NOTE><CUSTOM_MASTER>4606</CUSTOM_MASTER><I_E_DATE></I_E_DATE><D_DATE>2026-01-05T00:00:00</D_DATE></DEC_RESULT></DEC_DATA>`;
}
