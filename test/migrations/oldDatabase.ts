import Database from 'better-sqlite3';
import { workFile } from '#backend/store/databaseFile.ts';
import { MIGRATIONS } from '#backend/store/migrations/all.ts';
import type { Migration } from '#backend/store/migrations/migration.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import type { Sql } from '#backend/store/sql.ts';
import { sqlOver } from '#backend/store/sql.ts';
import { A_MORNING } from '#test/builders/store.ts';

/** The migrations a release of that version had. */
export function migrationsUpTo(version: number): readonly Migration[] {
  return MIGRATIONS.filter((migration) => migration.version <= version);
}

/**
 * What a user of a version had in it: for each migration, statements that fill what that migration brought, in the
 * form the database had THEN. Written once with the migration and never changed afterwards.
 */
const DATA: Readonly<Record<number, string>> = {
  10: `INSERT INTO setting (key, value) VALUES ('enterprise', '{"name":"示例企业"}');`,
  20: `
    INSERT INTO consignment (n, id, regime, state, revision, created_at, updated_at, order_no, order_key, waybill_no,
      seller, consignee, country, goods, items, currency, total, total_key, fatal, hold, verify, warning, info,
      problems, blocked, pack_hash)
    VALUES (1, 'c1', '9610', 10, 3, 1, 2, 'EX1', 'ex1', 'WB1', '示例商行', 'Jane', 'USA', '麦秆画', 1, 'USD', '45',
      '10245.', 1, 0, 0, 0, 0, 1000000000000, 1, 'p1');
    INSERT INTO consignment_draft (n, draft, filled, search_hash) VALUES (1, '{"regime":"9610","items":[]}', '{}', 'h');
    INSERT INTO undo_step (consignment_n, seq, undone, batch, step) VALUES
      (1, 1, 0, NULL, '{"forward":[],"inverse":[],"filledAfter":{},"filledBefore":{}}');`,
  30: `INSERT INTO consignment_search (rowid, words, tails) VALUES (1, 'EX1 麦秆 秆画', '1xe 画');`,
  40: `
    INSERT INTO document (n, id, consignment_id, sending, kind, message, order_no, business_key, key, guid, revision,
      pack_id, pack_version, pack_hash, sha256, bytes, state, attempts, queued_at, last_status, last_info)
    VALUES (1, 'd1', 'c1', 1, 'order', 'CEB303Message', 'EX1', 'EX1', 'k1', 'g1', 3, 'p', '1', 'p1',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 3, 'unknown', 2, 5, '', '');
    INSERT INTO document_body (document_n, body) VALUES (1, x'616263');
    INSERT INTO receipt (n, id, epoch, seq, type, sha256, received_at) VALUES
      (1, 'r1', 'e1', 9, 'CEB304Message', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 6);
    INSERT INTO receipt_body (receipt_n, body) VALUES (1, x'616263');
    INSERT INTO cursor (channel, epoch, after) VALUES ('training', 'e1', 9);`,
  60: `INSERT INTO confirmation (consignment_n, finding_key, at) VALUES (1, '["C7003",1,"a"]', 7);`,
  70: `
    INSERT INTO trust_metadata (n, repository, role, version, bytes, sha256, confirmed_at) VALUES
      (1, 'training', 'root', 2, x'616263', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 8);
    INSERT INTO trust_floor (repository, role, floor, keys) VALUES ('training', 'root', 2, '');`,
  80: `
    INSERT INTO passport (n, id, consignment_n, reason, made_at, basis_date, pack_id, pack_version, pack_hash, counts,
      fingerprint, sha256) VALUES (1, 'v1', 1, 'asked', 9, '2026-01-05', 'p', '1', 'p1', '{"fatal":1}', 'f1', 's1');
    INSERT INTO passport_body (passport_n, passport, draft) VALUES (1, '{"a":1}', '{"b":2}');`,
  90: `
    INSERT INTO rule_pack (n, hash, pack_id, version, seq, published, effective_from, effective_to, origin, list_sha256,
      facts, installed_at, state, trial, unseen_since, activation) VALUES (1, 'p1', 'p', '1.0.0', 1, '2026-01-05', NULL, '2027-01-01',
      'shipped', 'l1', '{"rules":1}', 9, 'held', '{"stops":true}', 10, 4);`,
  100: `
    INSERT INTO rule_meeting (rule, consignment_n, first_at) VALUES ('R0001', 1, 11);
    UPDATE consignment_draft SET speaking = '["R0001"]' WHERE n = 1;`,
  110: `
    INSERT INTO product (n, id, revision, texts, item_no_key, name_key, bar_code_key, gcode, units, confirmed, standing, sample,
      created_at, updated_at, used_at, removed_at) VALUES (1, 'p1', 2, '{"itemNo":"A1","gname":"麦秆画"}', 'a1', '麦秆画',
      '', '4602191000', '035|', 1, '{"confirmed":true,"reason":"person","by":"","note":"","at":12}', 0, 12, 12, 12, NULL);
    INSERT INTO product_search (rowid, words, tails) VALUES (1, 'A1 麦秆 秆画', '1a 画');
    INSERT INTO product_photo (product_n, sha256, kind, bytes, name, added_at) VALUES (1, 'h1', 'png', 9, 'a.png', 12);
    INSERT INTO product_use (product_n, consignment_n, used_at) VALUES (1, 1, 12);`,
  120: `
    INSERT INTO packing_plan (consignment_n, revision, plan, updated_at) VALUES (1, 2, '{"cartons":[]}', 12);`,
  130: `
    INSERT INTO summary (n, id, month, cop_no, wishes, created_at) VALUES (1, 's1', '2026-01', 'SUM1', '{"byName":true}', 12);`,
  140: `
    INSERT INTO refund (consignment_n, revision, lines, updated_at) VALUES (1, 1, '[]', 13);`,
  160: `
    INSERT INTO signing_key (id, place, certificate, key_name, sealed, algorithms, added_at) VALUES
      ('k1', 'software', x'30', '03000000000cde6f', '{"kdf":"scrypt"}', '{"suite":"sm2Sm3"}', 13),
      ('k2', 'card', x'31', '03000000000cde70', NULL, '{"suite":"sm2Sm3"}', 14);`,
  170: `
    INSERT INTO document_number (document_n, name, value) VALUES (1, 'preNo', 'B20260105000000001');`,
  50: `
    INSERT INTO import (n, id, file_name, state, started_at, counts) VALUES
      (1, 'i1', 'a.csv', 'done', 1, '{"rows":1,"itemRows":1,"problemRows":0,"skippedRows":0,"consignments":1}');`,
};

/** Makes the database of a release of that version, with data in everything it knew. */
export function anOldDatabase(folder: string, version: number): void {
  const migrations = migrationsUpTo(version);
  const opened = openWorkStore(folder, { now: () => A_MORNING, appVersion: '0.0.1', migrations });
  if (!opened.ok) throw new Error(opened.error.code);
  opened.value.close();
  inside(folder, (sql) => {
    for (const migration of migrations) {
      const data = DATA[migration.version];
      if (data === undefined) throw new Error(`no data for migration ${migration.version}: add it here`);
      sql.exec(data);
    }
  });
}

/** Works on the closed database of a folder directly. */
export function inside<T>(folder: string, work: (sql: Sql) => T): T {
  const database = new Database(workFile(folder));
  try {
    return work(sqlOver(database));
  } finally {
    database.close();
  }
}

/** Tables, indexes and triggers as text, in one order. */
export function schemaOf(folder: string): readonly string[] {
  return inside(folder, (sql) =>
    sql
      .all<{ text: string }>(
        `SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS text FROM sqlite_schema`,
      )
      .map(({ text }) => text)
      .toSorted(),
  );
}
