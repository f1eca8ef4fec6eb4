import { checkDraft } from '#backend/app/checking.ts';
import { startingTexts } from '#backend/app/newDraft.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Session } from '#backend/app/session.ts';
import type { NewConsignment } from '#backend/store/contract/consignments.ts';
import type { FillSource } from '#shared/api/consignments.ts';
import type { ImportCounts, RowProblem } from '#shared/api/imports.ts';
import { searchText } from '#shared/base/normalize.ts';
import { pointerParts } from '#shared/base/pointer.ts';
import type { Result } from '#shared/base/result.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import type { ColumnMapping, MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import { regimeOfProfile } from '#shared/consignment/intake/columnMapping.ts';
import type { ImportedOrder, ImportOutcome, ImportRun } from '#shared/consignment/intake/createImport.ts';
import { createImport } from '#shared/consignment/intake/createImport.ts';
import type { NameLookup } from '#shared/consignment/intake/nameLookup.ts';
import type { Origin, SectionDefaults } from '#shared/consignment/intake/orderDraft.ts';
import type { RowLeft } from '#shared/consignment/intake/rowIssue.ts';
import type { MappingProblem } from '#shared/consignment/intake/rowReading.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';

const SOURCE_OF: Readonly<Record<Origin, FillSource>> = {
  import: 'import',
  constant: 'constant',
  computed: 'computed',
  product: 'copy',
  profile: 'enterprise',
};

/** Starts an import into a profile: its code tables give names their codes, its settings fill what files never have. */
export function importInto(
  session: Session,
  profile: MappingProfile,
  header: readonly string[],
): Result<ImportRun, readonly MappingProblem[]> {
  return createImport({
    profile: { ...profile, mapping: askedOf(profile) },
    header,
    regime: regimeOfProfile(profile),
    defaults: sectionDefaults(session),
    lookup: nameLookup(session),
  });
}

/** The mapping without texts worked out for fields that the regime does not ask for: no file ever had them. */
function askedOf(profile: MappingProfile): ColumnMapping {
  const regime = regimeOfProfile(profile);
  const kept = Object.entries(profile.mapping).filter(
    ([field, source]) => source.from !== 'computed' || asksFor(regime, field),
  );
  return Object.fromEntries(kept);
}

/** An imported order as a consignment to store, checked. */
export function imported(
  session: Session,
  order: ImportedOrder,
  importId: string,
  now: number,
  guid: string,
): NewConsignment {
  const filled = Object.fromEntries(
    Object.entries(order.filled).map(([at, origin]) => [at, SOURCE_OF[origin]]),
  );
  return {
    id: recordId(now, guid),
    draft: order.draft,
    filled,
    check: checkDraft(session, order.draft, now).result,
    importId,
    createdAt: now,
  };
}

/** Rows that became no goods item, as the report shows them: one line for each issue. */
export function rowProblems(left: readonly RowLeft[]): readonly RowProblem[] {
  return left.flatMap((row): RowProblem[] => {
    const { cells } = row;
    if (row.fate === 'error') {
      return row.issues.map((issue) => ({
        row: row.row,
        column: issue.column ?? '',
        value: issue.value,
        code: issue.code,
        params: issue.params,
        skipped: false,
        cells,
      }));
    }
    return [
      {
        row: row.row,
        column: '',
        value: row.orderNo,
        code: row.code,
        params: row.params,
        skipped: row.fate === 'skipped',
        cells,
      },
    ];
  });
}

/** The counts of an import as the window shows them. Held rows wait for a correction, so they count as problems. */
export function countsOf(outcome: ImportOutcome, consignments: number): ImportCounts {
  const { rows, items, errors, held, skipped } = outcome.counts;
  return { rows, itemRows: items, problemRows: errors + held, skippedRows: skipped, consignments };
}

function sectionDefaults(session: Session): SectionDefaults {
  const sections: Record<string, Record<string, string>> = {};
  for (const [at, { text }] of startingTexts(session.settings())) {
    const [section = '', name = ''] = pointerParts(at);
    if (text !== '') sections[section] = { ...sections[section], [name]: text };
  }
  // startingTexts only has pointers of the section fields, so these are sections by construction.
  return sections as SectionDefaults;
}

/** Finds codes by Chinese or English name or by the code itself, in the tables of the rule pack. */
export function nameLookup(session: Session): NameLookup {
  const byTable = new Map<CodeTableName, ReadonlyMap<string, string>>();
  const tables = session.rules.loaded.pack.tables;
  const indexOf = (table: CodeTableName) => {
    const known = byTable.get(table);
    if (known !== undefined) return known;
    const index = new Map<string, string>();
    for (const row of tables[table] ?? []) {
      for (const name of [row.code, row.zh, row.en]) {
        const key = searchText(name);
        if (key !== '' && !index.has(key)) index.set(key, row.code);
      }
    }
    byTable.set(table, index);
    return index;
  };
  return { find: (table, text) => indexOf(table).get(searchText(text)) };
}
