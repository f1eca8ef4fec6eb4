import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { MAX_FIELD_TEXT } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type {
  ColumnMapping,
  ComputationName,
  FieldSource,
  ImportOptions,
  MappingProfile,
} from '#shared/consignment/intake/columnMapping.ts';
import { DEFAULT_OPTIONS } from '#shared/consignment/intake/columnMapping.ts';
import { isRegimeCode } from '#shared/consignment/regimes.ts';

/** Why a text or value is no mapping profile; `at` says where, as a path. */
export interface ProfileProblem {
  readonly code: 'intake.profile.malformed';
  readonly params: { readonly at: string };
}

type Reading<T> = Result<T, ProfileProblem>;
type Fields = Readonly<Record<string, unknown>>;

const MAX_NAME = 500;
const MAX_VALUES = 2000;
const MAX_LIST = 200;

/** Reads a profile that was stored or handed over as JSON; anything unknown or over-long is refused whole. */
export function readProfile(input: unknown): Reading<MappingProfile> {
  if (!isFields(input)) return malformed('');
  const { name, headerSignature, groupBy, mapping: givenMapping, options: givenOptions, regime } = input;
  if (!isText(name, MAX_NAME)) return malformed('name');
  if (!isText(headerSignature, MAX_NAME * MAX_NAME)) return malformed('headerSignature');
  if (!isText(groupBy, MAX_NAME) || groupBy === '') return malformed('groupBy');
  if (regime !== undefined && !(isText(regime, MAX_NAME) && isRegimeCode(regime))) return malformed('regime');
  const mapping = readMapping(givenMapping);
  if (!mapping.ok) return mapping;
  const options = readOptions(givenOptions);
  if (!options.ok) return options;
  const profile = { name, headerSignature, groupBy, mapping: mapping.value, options: options.value };
  return ok(regime === undefined ? profile : { ...profile, regime });
}

/** Reads a mapping: known fields only, each with a source of a known form. */
export function readMapping(input: unknown): Reading<ColumnMapping> {
  if (!isFields(input)) return malformed('mapping');
  const mapping: Record<string, FieldSource> = {};
  for (const [field, value] of Object.entries(input)) {
    if (!FIELD_PATTERNS.has(field)) return malformed(`mapping.${field}`);
    const source = isFields(value) ? readSource(value) : undefined;
    if (source === undefined) return malformed(`mapping.${field}`);
    mapping[field] = source;
  }
  return ok(mapping);
}

/** Reads import options; what is absent is the default. */
export function readOptions(input: unknown): Reading<ImportOptions> {
  if (input === undefined) return ok(DEFAULT_OPTIONS);
  if (!isFields(input)) return malformed('options');
  const given = { ...DEFAULT_OPTIONS, ...input };
  for (const [name, holds] of Object.entries(OPTION_CHECKS)) {
    if (!holds((given as Fields)[name])) return malformed(`options.${name}`);
  }
  const { decimalMark, dateOrder, badRows, splitOver, serviceItems, serviceLines, cancelPrefixes, skipWhen } =
    given;
  return ok({
    decimalMark,
    dateOrder,
    badRows,
    splitOver,
    serviceItems,
    serviceLines,
    cancelPrefixes,
    skipWhen,
  });
}

const oneOf =
  (...options: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && options.includes(value);

const OPTION_CHECKS: Readonly<Record<keyof ImportOptions, (value: unknown) => boolean>> = {
  decimalMark: oneOf('point', 'comma'),
  dateOrder: oneOf('ask', 'dayFirst', 'monthFirst'),
  badRows: oneOf('holdWholeOrder', 'keepOrderWithoutRow'),
  splitOver: (v) => v === null || (typeof v === 'number' && Number.isInteger(v) && v >= 1 && v <= 2000),
  serviceItems: isTextList,
  serviceLines: oneOf('skip', 'addToFreight'),
  cancelPrefixes: isTextList,
  skipWhen: (v) => Array.isArray(v) && v.length <= MAX_LIST && v.every(isSkipRule),
};

function isSkipRule(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { column, values } = value;
  return isText(column, MAX_NAME) && isTextList(values);
}

function readSource(value: Fields): FieldSource | undefined {
  const { from, text } = value;
  switch (from) {
    case 'column':
      return readColumnSource(value);
    case 'constant':
      return isText(text, MAX_FIELD_TEXT) ? { from, text } : undefined;
    case 'template':
      return isText(text, MAX_FIELD_TEXT) && templateFields(text).every((f) => FIELD_PATTERNS.has(f))
        ? { from, text }
        : undefined;
    case 'computed':
      return readComputedSource(value);
    default:
      return undefined;
  }
}

/** The fields a template names in braces. */
export function templateFields(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

function readColumnSource({ column, values, pattern, gather }: Fields): FieldSource | undefined {
  if (!isText(column, MAX_NAME) || column === '') return undefined;
  if (values !== undefined && !isValueMap(values)) return undefined;
  if (pattern !== undefined && !(isText(pattern, MAX_NAME) && pattern.split('{value}').length === 2)) {
    return undefined;
  }
  if (gather !== undefined && gather !== 'same' && gather !== 'sum') return undefined;
  return {
    from: 'column',
    column,
    ...(values === undefined ? {} : { values }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(gather === undefined ? {} : { gather }),
  };
}

const PLAIN_COMPUTATIONS: readonly Exclude<ComputationName, 'sameAs' | 'perUnitTimesQty'>[] = [
  'qtyTimesPrice',
  'totalPerQty',
  'sumOfTotals',
  'sumOfTotalsAndFees',
  'sumOfNetWeights',
];

function readComputedSource({ how, field, column }: Fields): FieldSource | undefined {
  if (how === 'sameAs') {
    return typeof field === 'string' && FIELD_PATTERNS.has(field)
      ? { from: 'computed', how, field }
      : undefined;
  }
  if (how === 'perUnitTimesQty') {
    return isText(column, MAX_NAME) && column !== '' ? { from: 'computed', how, column } : undefined;
  }
  const plain = PLAIN_COMPUTATIONS.find((name) => name === how);
  return plain === undefined ? undefined : { from: 'computed', how: plain };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, max: number): value is string {
  return typeof value === 'string' && value.length <= max;
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MAX_LIST && value.every((v) => isText(v, MAX_NAME));
}

function isValueMap(value: unknown): value is Readonly<Record<string, string>> {
  if (!isFields(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MAX_VALUES &&
    entries.every(([k, v]) => k.length <= MAX_NAME && isText(v, MAX_FIELD_TEXT))
  );
}

function malformed(at: string): Reading<never> {
  return err({ code: 'intake.profile.malformed', params: { at } });
}
