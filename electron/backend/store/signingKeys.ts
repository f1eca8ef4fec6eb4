import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { SigningKeys, StoredKey } from '#backend/store/contract/signing.ts';
import type { Sql } from '#backend/store/sql.ts';

const COLUMNS = 'id, place, certificate, key_name AS keyName, sealed, algorithms, added_at AS addedAt';

/** Signing keys over a database. */
export function signingKeys(sql: Sql, audit: AuditLog): SigningKeys {
  return {
    all: () => sql.all<StoredKey>(`SELECT ${COLUMNS} FROM signing_key ORDER BY added_at, id`),
    get: (id) => sql.get<StoredKey>(`SELECT ${COLUMNS} FROM signing_key WHERE id = ?`, [id]) ?? null,
    add: (key, entry) =>
      sql.transaction(() => {
        sql.run(
          `INSERT INTO signing_key (id, place, certificate, key_name, sealed, algorithms, added_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)`,
          [key.id, key.place, key.certificate, key.keyName, key.sealed, key.algorithms, key.addedAt],
        );
        audit.append(entry);
      }),
    setAlgorithms: (id, algorithms, entry) =>
      sql.transaction(() => {
        sql.run('UPDATE signing_key SET algorithms = ? WHERE id = ?', [algorithms, id]);
        audit.append(entry);
      }),
    remove: (id, entry) =>
      sql.transaction(() => {
        sql.run('DELETE FROM signing_key WHERE id = ?', [id]);
        audit.append(entry);
      }),
  };
}
