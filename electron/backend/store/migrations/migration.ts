import type { Sql } from '#backend/store/sql.ts';

/** One step of the schema. Steps are numbered in tens, only ever added, and never changed once released. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  up(sql: Sql): void;
}
