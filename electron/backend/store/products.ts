import type { AuditLog, AuditOfMany } from '#backend/store/contract/audit.ts';
import type {
  NewProduct,
  ProductChangeMade,
  ProductSaveProblem,
  Products,
  StoredProduct,
} from '#backend/store/contract/products.ts';
import { goodsLines } from '#backend/store/goodsLines.ts';
import { productPages } from '#backend/store/productPages.ts';
import type { ProductRecord } from '#backend/store/productRecords.ts';
import { productColumns, productOfRecord, productSearchEntry } from '#backend/store/productRecords.ts';
import type { SearchEntry } from '#backend/store/searchIndex.ts';
import type { Sql } from '#backend/store/sql.ts';
import type { ProductPhoto } from '#shared/api/products.ts';
import { searchText } from '#shared/base/normalize.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { goodsKeys } from '#shared/catalog/products/sameGoods.ts';

const BY_ID = 'SELECT * FROM product WHERE id = ?';
/** The most products that are looked at as being alike. */
const MOST_ALIKE = 500;

/** The products over a database. */
export function products(sql: Sql, audit: AuditLog): Products {
  const pages = productPages(sql);
  const record = (id: string): ProductRecord | undefined => sql.get<ProductRecord>(BY_ID, [id]);
  const whole = (found: ProductRecord): StoredProduct => productOfRecord(found, photosOf(sql, found.n));
  const each = (ids: readonly string[], entry: AuditOfMany, one: (id: string) => boolean) =>
    sql.transaction(() => {
      const changed = ids.filter(one);
      for (const id of changed) audit.append({ ...entry, subject: id });
      return changed;
    });

  return {
    ...goodsLines(sql),
    insert: (product, entry) =>
      sql.transaction(() => {
        const inserted = insert(sql, product);
        if (inserted.ok) audit.append(entry);
        return inserted;
      }),
    get: (id) => {
      const found = record(id);
      return found === undefined ? null : whole(found);
    },
    byItemNo: (itemNo) => {
      const found = holderOf(sql, searchText(itemNo));
      return found === undefined ? null : whole(found);
    },
    list: (query) => {
      const { total, numbers } = pages(query);
      const rows = numbers
        .map((n) => sql.get<ProductRecord>('SELECT * FROM product WHERE n = ?', [n]))
        .filter((found) => found !== undefined)
        .map(whole);
      return { total, rows };
    },
    ids: (filter) => {
      const all = { ...filter, sort: 'updated', descending: true, offset: 0, limit: -1 } as const;
      const { numbers } = pages(all);
      return numbers.flatMap(
        (n) => sql.get<{ id: string }>('SELECT id FROM product WHERE n = ?', [n])?.id ?? [],
      );
    },
    save: (change, entry) =>
      sql.transaction(() => {
        const saved = save(sql, change, record(change.id));
        if (saved.ok) audit.append(entry);
        return saved;
      }),
    remove: (ids, entry) =>
      each(
        ids,
        entry,
        (id) =>
          sql.run(
            'UPDATE product SET removed_at = @at, updated_at = @at WHERE id = @id AND removed_at IS NULL',
            { id, at: entry.at },
          ) === 1,
      ),
    restore: (ids, entry) =>
      each(ids, entry, (id) => {
        const found = record(id);
        if (found === undefined || found.removed_at === null) return false;
        if (holderOf(sql, found.item_no_key) !== undefined) return false;
        sql.run('UPDATE product SET removed_at = NULL, updated_at = @at WHERE id = @id', {
          id,
          at: entry.at,
        });
        return true;
      }),
    addPhoto: (id, photo, entry) =>
      sql.transaction(() => {
        const added = sql.run(
          `INSERT INTO product_photo (product_n, sha256, kind, bytes, name, added_at)
            SELECT n, ?, ?, ?, ?, ? FROM product WHERE id = ? ON CONFLICT DO NOTHING`,
          [photo.sha256, photo.kind, photo.bytes, photo.name, photo.addedAt, id],
        );
        if (added === 1) audit.append(entry);
      }),
    removePhoto: (id, sha256, entry) =>
      sql.transaction(() => {
        const removed = sql.run(
          'DELETE FROM product_photo WHERE sha256 = ? AND product_n = (SELECT n FROM product WHERE id = ?)',
          [sha256, id],
        );
        if (removed === 1) audit.append(entry);
      }),
    noteUse: (id, consignmentId, entry) =>
      sql.transaction(() => {
        const noted = sql.run(
          `INSERT INTO product_use (product_n, consignment_n, used_at)
            SELECT p.n, c.n, @at FROM product AS p CROSS JOIN consignment AS c
              WHERE p.id = @id AND c.id = @consignmentId
            ON CONFLICT (product_n, consignment_n) DO UPDATE SET used_at = excluded.used_at`,
          { id, consignmentId, at: entry.at },
        );
        if (noted === 0) return;
        sql.run('UPDATE product SET used_at = @at WHERE id = @id', { id, at: entry.at });
        audit.append(entry);
      }),
    chosenIn: (id, limit) =>
      sql
        .all<{ id: string }>(
          `SELECT c.id FROM product_use AS u CROSS JOIN consignment AS c ON c.n = u.consignment_n
            WHERE u.product_n = (SELECT n FROM product WHERE id = ?) ORDER BY u.used_at DESC, c.n DESC LIMIT ?`,
          [id, limit],
        )
        .map((row) => row.id),
    alike: (keys) => {
      const { itemNo, barCode, name } = goodsKeys(keys);
      const found = sql.all<ProductRecord>(
        `SELECT * FROM product WHERE removed_at IS NULL AND n IN (
          SELECT n FROM product WHERE item_no_key = @itemNo AND item_no_key <> '' AND removed_at IS NULL
          UNION SELECT n FROM product WHERE bar_code_key = @barCode AND bar_code_key <> ''
          UNION SELECT n FROM product WHERE name_key = @name AND name_key <> '') ORDER BY n LIMIT @limit`,
        { itemNo, barCode, name, limit: MOST_ALIKE },
      );
      return found.map(whole);
    },
    doubles: (limit) =>
      sql
        .all<ProductRecord>(
          `SELECT * FROM product WHERE removed_at IS NULL AND n IN (
            SELECT n FROM product WHERE name_key <> '' AND name_key IN (${differingBy('name_key', 'product_by_name')})
            UNION SELECT n FROM product WHERE bar_code_key <> '' AND bar_code_key IN
              (${differingBy('bar_code_key', 'product_by_bar_code')})
          ) ORDER BY n DESC LIMIT @limit`,
          { limit },
        )
        .map(whole),
  };
}

/** Keys that living products of different codes or units share. */
function differingBy(key: string, index: string): string {
  return `SELECT ${key} FROM product INDEXED BY ${index} WHERE ${key} <> '' AND removed_at IS NULL GROUP BY ${key}
    HAVING min(nullif(gcode, '')) <> max(gcode) OR min(nullif(units, '')) <> max(units) LIMIT @limit`;
}

/** The living product with an article number; "" is nobody's. */
function holderOf(sql: Sql, key: string): ProductRecord | undefined {
  if (key === '') return undefined;
  return sql.get<ProductRecord>(
    "SELECT * FROM product WHERE item_no_key = ? AND item_no_key <> '' AND removed_at IS NULL",
    [key],
  );
}

function insert(sql: Sql, product: NewProduct): Result<void, ProductSaveProblem> {
  const columns = productColumns(product.texts, product.standing);
  if (holderOf(sql, columns.item_no_key) !== undefined) {
    return err({ code: 'product.itemNoTaken', itemNo: product.texts.itemNo });
  }
  const all = {
    id: product.id,
    revision: 1,
    sample: product.sample ? 1 : 0,
    created_at: product.createdAt,
    updated_at: product.createdAt,
    used_at: 0,
    ...columns,
  };
  const names = Object.keys(all);
  const inserted = sql.get<{ n: number }>(
    `INSERT INTO product (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')}) RETURNING n`,
    all,
  );
  index(sql, inserted?.n ?? 0, productSearchEntry(product.texts), false);
  return ok(undefined);
}

function save(
  sql: Sql,
  change: ProductChangeMade,
  record: ProductRecord | undefined,
): Result<number, ProductSaveProblem> {
  if (record === undefined) return err({ code: 'product.missing' });
  if (record.revision !== change.expectedRevision) return err({ code: 'product.stale' });
  const columns = productColumns(change.texts, change.standing);
  const holder = record.removed_at === null ? holderOf(sql, columns.item_no_key) : undefined;
  if (holder !== undefined && holder.n !== record.n) {
    return err({ code: 'product.itemNoTaken', itemNo: change.texts.itemNo });
  }
  const revision = record.revision + 1;
  const all = { revision, updated_at: change.at, ...columns };
  const assignments = Object.keys(all).map((name) => `${name} = @${name}`);
  sql.run(`UPDATE product SET ${assignments.join(', ')} WHERE n = @n`, { ...all, n: record.n });
  if (record.texts !== columns.texts) index(sql, record.n, productSearchEntry(change.texts), true);
  return ok(revision);
}

function index(sql: Sql, n: number, entry: SearchEntry, known: boolean): void {
  if (known) sql.run('DELETE FROM product_search WHERE rowid = ?', [n]);
  sql.run('INSERT INTO product_search (rowid, words, tails) VALUES (?, ?, ?)', [n, entry.words, entry.tails]);
}

function photosOf(sql: Sql, n: number): readonly ProductPhoto[] {
  return sql.all<ProductPhoto>(
    `SELECT sha256, kind, bytes, name, added_at AS addedAt FROM product_photo WHERE product_n = ?
      ORDER BY added_at, sha256`,
    [n],
  );
}
