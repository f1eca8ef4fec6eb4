import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { InstalledPack, PackFacts, PackState, Packs, PackTrial } from '#backend/store/contract/packs.ts';
import type { Sql } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import type { PackOrigin } from '#shared/api/packs.ts';

interface PackRecord {
  readonly hash: string;
  readonly pack_id: string;
  readonly version: string;
  readonly seq: number;
  readonly published: string;
  readonly effective_from: string | null;
  readonly effective_to: string | null;
  readonly origin: PackOrigin;
  readonly list_sha256: string;
  readonly facts: string;
  readonly installed_at: number;
  readonly state: PackState;
  readonly trial: string | null;
  readonly unseen_since: number | null;
  readonly activation: number | null;
}

const COLUMNS = `hash, pack_id, version, seq, published, effective_from, effective_to, origin, list_sha256, facts,
  installed_at, state, trial, unseen_since, activation`;

/** The installed packs over a database. */
export function packs(sql: Sql, audit: AuditLog): Packs {
  return {
    all: () =>
      sql.all<PackRecord>(`SELECT ${COLUMNS} FROM rule_pack ORDER BY seq DESC, n DESC`).map(ofRecord),
    install: (pack, entry) =>
      sql.transaction(() => {
        const { hash, id, version, seq, published, origin, listHash, installedAt, state } = pack;
        const added = sql.run(
          `INSERT INTO rule_pack (hash, pack_id, version, seq, published, effective_from, effective_to, origin,
              list_sha256, facts, installed_at, state, unseen_since)
            VALUES (@hash, @id, @version, @seq, @published, @from, @to, @origin, @listHash, @facts, @installedAt,
              @state, @unseenSince)
            ON CONFLICT (hash) DO NOTHING`,
          {
            ...{ hash, id, version, seq, published, origin, listHash, installedAt, state },
            ...{ from: pack.effective.from, to: pack.effective.to, facts: JSON.stringify(pack.facts) },
            unseenSince: pack.unseen ? installedAt : null,
          },
        );
        if (added > 0) audit.append(entry);
        return added > 0;
      }),
    keepTrial: (hash, trial, state, entry) =>
      sql.transaction(() => {
        sql.run('UPDATE rule_pack SET trial = ?, state = ? WHERE hash = ?', [
          JSON.stringify(trial),
          state,
          hash,
        ]);
        audit.append(entry);
      }),
    decide: (hash, state, entry) =>
      sql.transaction(() => {
        sql.run('UPDATE rule_pack SET state = ? WHERE hash = ?', [state, hash]);
        audit.append(entry);
      }),
    activated: (hash, unseen, entry) =>
      sql.transaction(() => {
        sql.run(
          'UPDATE rule_pack SET activation = (SELECT coalesce(max(activation), 0) + 1 FROM rule_pack) WHERE hash = ?',
          [hash],
        );
        if (unseen) sql.run('UPDATE rule_pack SET unseen_since = ? WHERE hash = ?', [entry.at, hash]);
        audit.append(entry);
      }),
    seen: (entry) =>
      sql.transaction(() => {
        const marked = sql.run('UPDATE rule_pack SET unseen_since = NULL WHERE unseen_since IS NOT NULL');
        if (marked > 0) audit.append(entry);
      }),
  };
}

function ofRecord(record: PackRecord): InstalledPack {
  const { hash, version, seq, published, origin, state, activation } = record;
  return {
    ...{ hash, version, seq, published, origin, state, activation },
    id: record.pack_id,
    effective: { from: record.effective_from, to: record.effective_to },
    listHash: record.list_sha256,
    facts: storedJson<PackFacts>(record.facts, 'rule_pack', hash),
    installedAt: record.installed_at,
    trial: record.trial === null ? null : storedJson<PackTrial>(record.trial, 'rule_pack', hash),
    unseenSince: record.unseen_since,
  };
}
