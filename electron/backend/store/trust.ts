import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { KeptMetadata, Trust, TrustFloor } from '#backend/store/contract/trust.ts';
import { sha256 } from '#backend/store/sha256.ts';
import type { Sql } from '#backend/store/sql.ts';

type StoredMetadata = KeptMetadata & { readonly sha256: string };

/** Verified metadata and floors over a database. */
export function trust(sql: Sql, audit: AuditLog): Trust {
  return {
    kept: (repository) => ({
      metadata: sql
        .all<StoredMetadata>(
          'SELECT role, version, bytes, sha256 FROM trust_metadata WHERE repository = ? ORDER BY n',
          [repository],
        )
        .filter((row) => sha256(row.bytes) === row.sha256)
        .map(({ role, version, bytes }) => ({ role, version, bytes })),
      floors: sql.all<TrustFloor>(
        'SELECT role, floor, keys FROM trust_floor WHERE repository = ? ORDER BY role',
        [repository],
      ),
      confirmedAt: confirmedAt(sql, repository),
    }),
    keep: (repository, accepted, entry) =>
      sql.transaction(() => {
        for (const one of accepted.metadata) keepMetadata(sql, repository, one, accepted.confirmedAt);
        let moved = 0;
        for (const floor of accepted.floors) moved += raise(sql, repository, floor);
        if (moved > 0) audit.append(entry);
      }),
  };
}

function confirmedAt(sql: Sql, repository: string): number | null {
  const row = sql.get<{ at: number | null }>(
    'SELECT max(confirmed_at) AS at FROM trust_metadata WHERE repository = ?',
    [repository],
  );
  return row?.at ?? null;
}

function keepMetadata(sql: Sql, repository: string, one: KeptMetadata, at: number): void {
  sql.run(
    `INSERT INTO trust_metadata (repository, role, version, bytes, sha256, confirmed_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (repository, role) DO UPDATE SET version = excluded.version, bytes = excluded.bytes,
        sha256 = excluded.sha256, confirmed_at = excluded.confirmed_at`,
    [repository, one.role, one.version, one.bytes, sha256(one.bytes), at],
  );
}

/** Gives 1 when the floor has moved. */
function raise(sql: Sql, repository: string, { role, floor, keys }: TrustFloor): number {
  return sql.run(
    `INSERT INTO trust_floor (repository, role, floor, keys) VALUES (?, ?, ?, ?)
      ON CONFLICT (repository, role) DO UPDATE SET floor = excluded.floor, keys = excluded.keys
        WHERE trust_floor.keys <> excluded.keys OR trust_floor.floor < excluded.floor`,
    [repository, role, floor, keys],
  );
}
