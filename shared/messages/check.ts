import { digitCounts, parseDecimal } from '#shared/base/decimal.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { atIndex } from '#shared/base/pointer.ts';
import { unreachable } from '#shared/base/result.ts';
import { isUnsendable, lengthInCharacters } from '#shared/messages/characters.ts';
import type {
  ElementSource,
  ElementSpec,
  ElementType,
  MessageRecord,
  MessageTable,
  NodeTable,
  NodeValues,
  TextForm,
} from '#shared/messages/table.ts';
import { TEXT_FORMS } from '#shared/messages/table.ts';
import type { Transfer } from '#shared/messages/transfer.ts';
import { BASE_TRANSFER, transferValues } from '#shared/messages/transfer.ts';

/** Why a value does not hold against its row of the table; each is a text key. */
export type MessageProblemCode =
  | 'messages.problem.missing'
  | 'messages.problem.tooLong'
  | 'messages.problem.wrongLength'
  | 'messages.problem.notDecimal'
  | 'messages.problem.notInteger'
  | 'messages.problem.tooManyDigits'
  | 'messages.problem.tooManyDecimals'
  | 'messages.problem.notAnOption'
  | `messages.problem.form.${TextForm}`
  | 'messages.problem.character'
  | 'messages.problem.unknownElement'
  | 'messages.problem.tooFewLines'
  | 'messages.problem.tooManyLines';

/** One way in which a record fails its table. */
export interface MessageProblem {
  readonly code: MessageProblemCode;
  /** Official element name, or the list's name for a count. */
  readonly element: string;
  /** Which line, counted from 0; absent for the head. */
  readonly line?: number;
  readonly params: Readonly<Record<string, string | number>>;
  /** The consignment field to mend, where there is one. */
  readonly pointer?: Pointer;
}

/**
 * Checks a record against its table: presence (an empty required text counts as missing, although the schema lets it
 * pass), length, digits, options and forms. Whether a code is in its table is a rule, not a matter of the message.
 */
export function checkRecord(table: MessageTable, record: MessageRecord): readonly MessageProblem[] {
  const problems: MessageProblem[] = [];
  checkNode(table.head, record.head, undefined, problems);
  const { list } = table;
  if (list === null) return problems;
  const count = record.list.length;
  if (count < list.min) {
    problems.push({
      code: 'messages.problem.tooFewLines',
      element: list.name,
      params: { min: list.min, count },
    });
  }
  if (list.max !== null && count > list.max) {
    problems.push({
      code: 'messages.problem.tooManyLines',
      element: list.name,
      params: { max: list.max, count },
    });
  }
  record.list.forEach((values, line) => {
    checkNode(list, values, line, problems);
  });
  return problems;
}

/** Checks the sender of a message against the transfer block's table. */
export function checkTransfer(transfer: Transfer): readonly MessageProblem[] {
  return checkValues(BASE_TRANSFER, transferValues(transfer));
}

/** Checks one run of elements against its table; `line` counts from 0 and is absent for what stands once. */
export function checkValues(node: NodeTable, values: NodeValues, line?: number): readonly MessageProblem[] {
  const problems: MessageProblem[] = [];
  checkNode(node, values, line, problems);
  return problems;
}

function checkNode(
  node: NodeTable,
  values: NodeValues,
  line: number | undefined,
  problems: MessageProblem[],
): void {
  const known = new Set<string>();
  for (const element of node.elements) {
    known.add(element.name);
    const fault = faultOf(element, values[element.name] ?? '');
    if (fault === null) continue;
    const pointer = pointerOf(element.from, line ?? 0);
    problems.push({
      ...fault,
      params: { name: element.zh, ...fault.params },
      element: element.name,
      ...(line === undefined ? {} : { line }),
      ...(pointer === undefined ? {} : { pointer }),
    });
  }
  for (const name of Object.keys(values)) {
    if (known.has(name)) continue;
    problems.push({
      code: 'messages.problem.unknownElement',
      element: name,
      ...(line === undefined ? {} : { line }),
      params: {},
    });
  }
}

/** A head element that sums over the goods points at the first of them. */
function pointerOf(from: ElementSource, index: number): Pointer | undefined {
  return 'field' in from ? atIndex(from.field, index) : undefined;
}

type Fault = Pick<MessageProblem, 'code' | 'params'>;

function faultOf(element: ElementSpec, value: string): Fault | null {
  if (value === '') return element.required ? { code: 'messages.problem.missing', params: {} } : null;
  if (isUnsendable(value)) return { code: 'messages.problem.character', params: {} };
  return typeFault(element.type, value);
}

function typeFault(type: ElementType, value: string): Fault | null {
  switch (type.kind) {
    case 'text':
      return lengthFault(type.min, type.max, value) ?? formFault(type.form, value);
    case 'code':
      return lengthFault(type.min, type.max, value);
    case 'choice':
      return type.options.includes(value)
        ? null
        : { code: 'messages.problem.notAnOption', params: { value, options: type.options.join(' ') } };
    case 'integer':
      if (!/^\d+$/.test(value)) return { code: 'messages.problem.notInteger', params: { value } };
      return value.replace(/^0+(?=\d)/, '').length > type.digits
        ? { code: 'messages.problem.tooManyDigits', params: { digits: type.digits } }
        : null;
    case 'decimal':
      return decimalFault(type.digits, type.fraction, value);
    default:
      return unreachable(type);
  }
}

function lengthFault(min: number, max: number, value: string): Fault | null {
  if (value.length >= min && value.length <= max && min !== max) return null;
  const length = lengthInCharacters(value);
  if (length >= min && length <= max) return null;
  return min === max
    ? { code: 'messages.problem.wrongLength', params: { length: max, actual: length } }
    : length > max
      ? { code: 'messages.problem.tooLong', params: { max, actual: length } }
      : { code: 'messages.problem.wrongLength', params: { length: `${min}-${max}`, actual: length } };
}

function formFault(form: TextForm | undefined, value: string): Fault | null {
  if (form === undefined || TEXT_FORMS[form].test(value)) return null;
  return { code: `messages.problem.form.${form}`, params: { value } };
}

function decimalFault(digits: number, fraction: number, value: string): Fault | null {
  const decimal = parseDecimal(value);
  if (decimal === null) return { code: 'messages.problem.notDecimal', params: { value } };
  const counts = digitCounts(decimal);
  if (counts.fraction > fraction)
    return { code: 'messages.problem.tooManyDecimals', params: { max: fraction } };
  if (counts.whole + counts.fraction > digits) {
    return { code: 'messages.problem.tooManyDigits', params: { digits } };
  }
  return null;
}
