import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { Passports, StoredPassport, StoredPassportBody } from '#backend/store/contract/passports.ts';
import { sha256 } from '#backend/store/sha256.ts';
import type { Sql, SqlParams } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import type { PassportReason } from '#shared/api/passports.ts';
import type { Passport } from '#shared/rules/passport.ts';
import { passportText } from '#shared/rules/passport.ts';

interface PassportRecord {
  readonly id: string;
  readonly consignment_id: string;
  readonly reason: PassportReason;
  readonly made_at: number;
  readonly basis_date: string;
  readonly pack_id: string;
  readonly pack_version: string;
  readonly pack_hash: string;
  readonly counts: string;
  readonly fingerprint: string;
  readonly sha256: string;
}

const COLUMNS = `p.id, consignment.id AS consignment_id, p.reason, p.made_at, p.basis_date, p.pack_id,
  p.pack_version, p.pack_hash, p.counts, p.fingerprint, p.sha256`;
const FROM = 'FROM passport AS p JOIN consignment ON consignment.n = p.consignment_n';

/** The passports over a database. */
export function passports(sql: Sql, audit: AuditLog): Passports {
  const whole = (where: string, params: SqlParams): StoredPassportBody | null => {
    const found = sql.get<PassportRecord & { readonly passport: string; readonly draft: string }>(
      `SELECT ${COLUMNS}, b.passport, b.draft ${FROM} JOIN passport_body AS b ON b.passport_n = p.n WHERE ${where}`,
      params,
    );
    if (found === undefined) return null;
    return { ...ofRecord(found), passportText: found.passport, draftText: found.draft };
  };
  return {
    keep: ({ id, consignmentId, reason, madeAt, passport, draftText }, entry) =>
      sql.transaction(() => {
        const text = passportText(passport);
        const hash = sha256(text);
        const { pack, counts, basisDate, consignment } = passport;
        sql.run(
          `INSERT INTO passport (id, consignment_n, reason, made_at, basis_date, pack_id, pack_version, pack_hash,
              counts, fingerprint, sha256)
            VALUES (@id, (SELECT n FROM consignment WHERE id = @consignmentId), @reason, @madeAt, @basisDate, @packId,
              @version, @packHash, @counts, @fingerprint, @hash)`,
          {
            ...{ id, consignmentId, reason, madeAt, basisDate, hash },
            ...{ packId: pack.id, version: pack.version, packHash: pack.hash },
            ...{ counts: JSON.stringify(counts), fingerprint: consignment.fingerprint },
          },
        );
        sql.run(
          `INSERT INTO passport_body (passport_n, passport, draft)
            VALUES ((SELECT n FROM passport WHERE id = ?), ?, ?)`,
          [id, text, draftText],
        );
        const detail = { consignment: consignmentId, reason, sha256: hash, pack: pack.hash, counts };
        audit.append({ ...entry, subject: id, detail });
        return hash;
      }),
    ofConsignment: (consignmentId, limit) =>
      sql
        .all<PassportRecord>(`SELECT ${COLUMNS} ${FROM} WHERE consignment.id = ? ORDER BY p.n DESC LIMIT ?`, [
          consignmentId,
          limit,
        ])
        .map(ofRecord),
    get: (id) => whole('p.id = ?', [id]),
    ofSending: (consignmentId, queuedAt) =>
      whole(`consignment.id = ? AND p.reason = 'queued' AND p.made_at = ? ORDER BY p.n DESC LIMIT 1`, [
        consignmentId,
        queuedAt,
      ]),
  };
}

function ofRecord(record: PassportRecord): StoredPassport {
  const { id, reason, fingerprint } = record;
  return {
    ...{ id, reason, fingerprint },
    consignmentId: record.consignment_id,
    madeAt: record.made_at,
    basisDate: record.basis_date,
    pack: { id: record.pack_id, version: record.pack_version, hash: record.pack_hash },
    counts: storedJson<Passport['counts']>(record.counts, 'passport', id),
    sha256: record.sha256,
  };
}
