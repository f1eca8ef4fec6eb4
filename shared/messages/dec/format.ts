import type { DeclarationRecord } from '#shared/documents/documents.ts';
import { DEC_BLOCKS, valuesOf } from '#shared/messages/dec/blocks.ts';
import { buildDeclaration } from '#shared/messages/dec/build.ts';
import { checkDeclaration } from '#shared/messages/dec/check.ts';
import { DEC_LIST } from '#shared/messages/dec/line.ts';
import { DEC_MESSAGE, parseDeclaration } from '#shared/messages/dec/parse.ts';
import type { DocumentFormat, ShownElement } from '#shared/messages/format.ts';
import { shownElements } from '#shared/messages/format.ts';
import { keyOf } from '#shared/messages/receiptFacts.ts';
import type { MessageRecord } from '#shared/messages/table.ts';

/** The format of the customs declaration (DecMessage), which the single window signs itself. */
export const DEC_FORMAT: DocumentFormat = {
  message: DEC_MESSAGE,
  signature: 'none',
  check: (record) => checkDeclaration(asDeclaration(record)),
  build: (record) => buildDeclaration(asDeclaration(record)),
  read: (xml) => {
    const parsed = parseDeclaration(xml);
    return parsed.ok ? parsed.value.record : null;
  },
  content: (record) => comparable(asDeclaration(record)),
  withAction: (record) => record,
  businessKey: (record) => declarationKey(asDeclaration(record)),
  shown: (record) => ({
    head: shownHead(asDeclaration(record)),
    lines: record.list.map((line) => shownElements(DEC_LIST, line)),
  }),
};

/** The key under which replies name a declaration: `ClientSeqNo`. */
export function declarationKey({ sign }: DeclarationRecord): string {
  return keyOf(['ClientSeqNo'], { head: sign });
}

/** What a record of head and lines alone has not is empty, and shows in its check. */
function asDeclaration(record: MessageRecord & Partial<DeclarationRecord>): DeclarationRecord {
  return { containers: [], licences: [], freeText: {}, sign: {}, attachments: [], ...record };
}

/** What differs between two sendings of the same content. */
const PER_SENDING: ReadonlySet<string> = new Set(['ClientSeqNo', 'SignDate', 'SignTime']);

function comparable(record: DeclarationRecord): string {
  const runs = DEC_BLOCKS.map(({ part }) =>
    valuesOf(record, part).map((values) =>
      Object.entries(values)
        .filter(([name, value]) => value !== undefined && value !== '' && !PER_SENDING.has(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
  return JSON.stringify(runs);
}

/** The head, and behind it the other blocks, their elements named with their block ("DecFreeTxt/VoyNo"). */
function shownHead(record: DeclarationRecord): readonly ShownElement[] {
  return DEC_BLOCKS.filter(({ part }) => part !== 'list').flatMap(({ part, table, max }) =>
    valuesOf(record, part).flatMap((values, i) => {
      const shown = shownElements(table, values).filter(({ spec, value }) => value !== '' || spec.required);
      if (part === 'head') return shown;
      const block = max > 1 ? `${table.name}[${i + 1}]` : table.name;
      return shown.map(({ spec, value }) => ({ spec: { ...spec, name: `${block}/${spec.name}` }, value }));
    }),
  );
}
