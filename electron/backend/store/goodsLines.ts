import type { LineKey, Products, StoredLine } from '#backend/store/contract/products.ts';
import { exactQuestion } from '#backend/store/searchIndex.ts';
import type { Sql, SqlValue } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import { stateOfCode } from '#backend/store/stateCodes.ts';
import { searchText } from '#shared/base/normalize.ts';
import { foldedName } from '#shared/catalog/elements/names.ts';
import type { StoredDraft } from '#shared/consignment/storedDraft.ts';
import { wholeDraft } from '#shared/consignment/storedDraft.ts';

interface DraftRecord {
  readonly id: string;
  readonly order_no: string;
  readonly state: number;
  readonly updated_at: number;
  readonly draft: string;
}

const COLUMNS = 'c.id, c.order_no, c.state, c.updated_at, d.draft';
const WITH_DRAFT = 'CROSS JOIN consignment_draft AS d ON d.n = c.n';

/** The goods lines of stored consignments. The search index says where to look; the drafts say what stands there. */
export function goodsLines(sql: Sql): Pick<Products, 'linesWith' | 'latestLines' | 'linesOf'> {
  const linesFrom = (from: string, values: readonly SqlValue[]): readonly StoredLine[] =>
    sql.all<DraftRecord>(`SELECT ${COLUMNS} FROM ${from}`, values).flatMap(linesOfRecord);

  return {
    linesWith: (key, most) => {
      const question = exactQuestion(wantedOf(key));
      if (question === null) return [];
      const lines = linesFrom(
        `(SELECT rowid AS n FROM consignment_search WHERE consignment_search MATCH ? ORDER BY rowid DESC LIMIT ?) AS s
          CROSS JOIN consignment AS c ON c.n = s.n ${WITH_DRAFT} WHERE c.removed = 0`,
        [question, most],
      );
      return lines.filter((line) => holds(line, key));
    },
    latestLines: (most) =>
      linesFrom(
        `(SELECT n, updated_at FROM consignment INDEXED BY consignment_sorted_updated_at WHERE removed = 0
            ORDER BY updated_at DESC, n DESC LIMIT ?) AS s
          CROSS JOIN consignment AS c ON c.n = s.n ${WITH_DRAFT}`,
        [most],
      ),
    linesOf: (ids) =>
      linesFrom(
        `json_each(?) AS asked CROSS JOIN consignment AS c ON c.id = asked.value ${WITH_DRAFT}
          WHERE c.removed = 0 ORDER BY asked.key`,
        [JSON.stringify(ids)],
      ),
  };
}

function wantedOf(key: LineKey): string {
  return 'itemNo' in key ? key.itemNo : 'gcode' in key ? key.gcode : key.name;
}

/** What the index found is looked at again: it knows no columns and no ends of a text. */
function holds({ item }: StoredLine, key: LineKey): boolean {
  if ('itemNo' in key) return searchText(item.itemNo) === searchText(key.itemNo);
  if ('gcode' in key) return searchText(item.gcode) === searchText(key.gcode);
  const name = foldedName(key.name);
  return [item.gname, item.itemName].some((text) => foldedName(text) === name);
}

function linesOfRecord(record: DraftRecord): readonly StoredLine[] {
  const state = stateOfCode(record.state);
  if (state === undefined) return [];
  const { items } = wholeDraft(storedJson<StoredDraft>(record.draft, 'consignment_draft', record.id));
  return items.map((item, index) => ({
    consignmentId: record.id,
    orderNo: record.order_no,
    state,
    updatedAt: record.updated_at,
    index,
    item,
  }));
}
