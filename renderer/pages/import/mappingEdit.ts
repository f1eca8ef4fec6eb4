import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type {
  ColumnMapping,
  Computation,
  ComputationName,
  FieldSource,
  MappingProfile,
} from '#shared/consignment/intake/columnMapping.ts';
import { neededColumns } from '#shared/consignment/intake/columnMapping.ts';
import { OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';

/** How a field may be filled; none leaves it empty. */
export type SourceKind = 'none' | FieldSource['from'];
/** The kinds in the order they are offered. */
export const SOURCE_KINDS: readonly SourceKind[] = ['column', 'constant', 'template', 'computed', 'none'];

/** The computations that make sense for a field; "sameAs" does for every one. */
const COMPUTATIONS: Readonly<Record<string, readonly ComputationName[]>> = {
  'items.*.totalPrice': ['qtyTimesPrice'],
  'items.*.price': ['totalPerQty'],
  'items.*.netWeight': ['perUnitTimesQty'],
  'items.*.qty1': ['perUnitTimesQty'],
  'items.*.qty2': ['perUnitTimesQty'],
  'payment.charge': ['sumOfTotalsAndFees', 'sumOfTotals'],
  'transport.netWeight': ['sumOfNetWeights'],
  'transport.grossWeight': ['sumOfNetWeights'],
};

/** The computations offered for a field. */
export function computationsFor(field: string): readonly ComputationName[] {
  return [...(COMPUTATIONS[field] ?? []), 'sameAs'];
}

/** The fields a field may be the same as: of the same kind, and standing where it can see them. */
export function sameAsChoices(field: string): readonly string[] {
  const own = FIELD_PATTERNS.get(field);
  return [...OFFERED_FIELDS]
    .filter(
      ([other, spec]) =>
        other !== field &&
        spec.kind === own?.kind &&
        !(spec.kind === 'code' && own.kind === 'code' && spec.table !== own.table) &&
        (field.startsWith('items.') || !other.startsWith('items.')),
    )
    .map(([other]) => other);
}

/** The mapping with another source for a field; null takes its source away. */
export function withSource(mapping: ColumnMapping, field: string, source: FieldSource | null): ColumnMapping {
  const rest = Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== field));
  return source === null ? rest : { ...rest, [field]: source };
}

/** The source a field starts with when its kind is chosen; null when the kind is "none". */
export function freshSource(kind: SourceKind, field: string, header: readonly string[]): FieldSource | null {
  switch (kind) {
    case 'none':
      return null;
    case 'column':
      return { from: 'column', column: header[0] ?? '' };
    case 'constant':
      return { from: 'constant', text: '' };
    case 'template':
      return { from: 'template', text: '' };
    case 'computed':
      return { from: 'computed', ...freshComputation(computationsFor(field)[0] ?? 'sameAs', field, header) };
  }
}

/** A computation as it starts when it is chosen. */
export function freshComputation(
  how: ComputationName,
  field: string,
  header: readonly string[],
): Computation {
  switch (how) {
    case 'sameAs':
      return { how, field: sameAsChoices(field)[0] ?? 'order.orderNo' };
    case 'perUnitTimesQty':
      return { how, column: header[0] ?? '' };
    case 'qtyTimesPrice':
    case 'totalPerQty':
    case 'sumOfTotals':
    case 'sumOfTotalsAndFees':
    case 'sumOfNetWeights':
      return { how };
  }
}

/** Columns of the file that nothing reads. */
export function unusedColumns(
  header: readonly string[],
  profile: Pick<MappingProfile, 'mapping' | 'groupBy' | 'options'>,
): readonly string[] {
  const used = new Set(neededColumns(profile));
  return header.filter((column) => !used.has(column));
}

/** The first name in braces of a template that is no field; null when there is none. */
export function unknownInTemplate(text: string): string | null {
  for (const [, name = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (!FIELD_PATTERNS.has(name)) return name;
  }
  return null;
}

/** Sources that cannot be used as they stand: they would be refused whole by the import. */
export function unusable(
  profile: Pick<MappingProfile, 'mapping' | 'groupBy'>,
  header: readonly string[],
): readonly string[] {
  const present = new Set(header);
  return Object.entries(profile.mapping)
    .filter(([, source]) => {
      if (source.from === 'template') return unknownInTemplate(source.text) !== null;
      return 'column' in source && !present.has(source.column);
    })
    .map(([field]) => field);
}
