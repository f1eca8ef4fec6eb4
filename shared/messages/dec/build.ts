import type { DeclarationRecord } from '#shared/documents/documents.ts';
import type { Encode } from '#shared/messages/build.ts';
import { MessageBuildError, nodeEncoder } from '#shared/messages/build.ts';
import type { DecBlock } from '#shared/messages/dec/blocks.ts';
import { DEC_BLOCKS, DEC_NAMESPACE, DEC_VERSION, valuesOf } from '#shared/messages/dec/blocks.ts';

const OPEN = `<DecMessage xmlns="${DEC_NAMESPACE}" Version="${DEC_VERSION}">`;

const ENCODERS: readonly Encode<DeclarationRecord>[] = DEC_BLOCKS.map(blockEncoder);

/**
 * Builds a customs declaration from a record that has passed `checkDeclaration`, in the form that Canonical XML 1.0
 * gives it, without declaration. What the schema demands stands there even when it is empty; other empty elements are
 * left out. Throws `MessageBuildError` as `buildMessage` does.
 */
export function buildDeclaration(record: DeclarationRecord): string {
  let body = '';
  for (const encode of ENCODERS) body += encode(record);
  return `${OPEN}${body}</DecMessage>`;
}

function blockEncoder({ part, table, within, min, max }: DecBlock): Encode<DeclarationRecord> {
  const encode = nodeEncoder(table, '');
  const open = within === null ? '' : `<${within}>`;
  const close = within === null ? '' : `</${within}>`;
  return (record) => {
    const runs = valuesOf(record, part);
    if (runs.length < min || runs.length > max) {
      throw new MessageBuildError('messages.build.lineCount', table.name);
    }
    let out = open;
    for (const values of runs) out += encode(values);
    return out + close;
  };
}
