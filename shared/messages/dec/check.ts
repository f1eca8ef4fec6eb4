import { pointer } from '#shared/base/pointer.ts';
import type { DeclarationRecord } from '#shared/documents/documents.ts';
import type { MessageProblem } from '#shared/messages/check.ts';
import { checkValues } from '#shared/messages/check.ts';
import type { DecBlock } from '#shared/messages/dec/blocks.ts';
import { DEC_BLOCKS, valuesOf } from '#shared/messages/dec/blocks.ts';

/** Firms that are named by a customs code or by a social credit code: one of the two must be there. */
const NAMED_BY_EITHER = [
  { elements: ['TradeCode', 'TradeCoScc'], zh: '境内发货人代码', field: pointer('seller', 'code') },
  { elements: ['AgentCode', 'AgentCodeScc'], zh: '申报单位代码', field: pointer('declarant', 'code') },
] as const;

/** Checks a declaration against its tables: presence, length, digits, options, forms, counts, and who is named. */
export function checkDeclaration(record: DeclarationRecord): readonly MessageProblem[] {
  return [...DEC_BLOCKS.flatMap((block) => blockProblems(block, record)), ...unnamed(record)];
}

function blockProblems(block: DecBlock, record: DeclarationRecord): readonly MessageProblem[] {
  const runs = valuesOf(record, block.part);
  const { name } = block.table;
  const count = runs.length;
  const problems: MessageProblem[] = [];
  if (count < block.min) {
    problems.push({
      code: 'messages.problem.tooFewLines',
      element: name,
      params: { min: block.min, count },
    });
  }
  if (count > block.max) {
    problems.push({
      code: 'messages.problem.tooManyLines',
      element: name,
      params: { max: block.max, count },
    });
  }
  return [
    ...problems,
    ...runs.flatMap((values, i) => checkValues(block.table, values, block.part === 'list' ? i : undefined)),
  ];
}

function unnamed({ head }: DeclarationRecord): readonly MessageProblem[] {
  return NAMED_BY_EITHER.filter(({ elements }) =>
    elements.every((name) => (head[name] ?? '').trim() === ''),
  ).map(({ elements, zh, field }) => ({
    code: 'messages.problem.missing',
    element: elements[0],
    params: { name: zh },
    pointer: field,
  }));
}
