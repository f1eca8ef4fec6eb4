import type { Migration } from '#backend/store/migrations/migration.ts';

/** The audit log and the settings. */
export const m10Audit: Migration = {
  version: 10,
  name: 'audit',
  up: (sql) =>
    sql.exec(`
      -- Which migrations ran, when, by which release.
      CREATE TABLE migration (
        version INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        at INTEGER NOT NULL,
        app_version TEXT NOT NULL
      ) STRICT;

      -- A hash chain: hash = sha256 of the JSON list [hash before, n, at, actor, action, subject, detail].
      -- Every time in this database is milliseconds since 1970 (UTC).
      CREATE TABLE audit (
        n INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE INDEX audit_by_subject ON audit (subject, n);
      CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows never change'); END;
      CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;

      -- Settings of the profile: JSON, read by their owner's parser.
      CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `),
};
