import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { sqlOver } from '#backend/store/sql.ts';

it('writes nothing more in a transaction that the database itself has ended', () => {
  const database = new Database(':memory:');
  onTestFinished(() => void database.close());
  const sql = sqlOver(database);
  sql.exec(`CREATE TABLE a (x INTEGER) STRICT;
    CREATE TRIGGER ends BEFORE INSERT ON a WHEN new.x = 13 BEGIN SELECT RAISE(ROLLBACK, 'ended'); END;`);
  const insert = (x: number) => sql.run('INSERT INTO a VALUES (?)', [x]);
  expect(() =>
    sql.transaction(() => {
      insert(1);
      expect(() => sql.transaction(() => insert(13))).toThrow('store.failed');
      insert(2);
    }),
  ).toThrow('store.failed');
  expect(sql.all('SELECT x FROM a')).toEqual([]);
  sql.transaction(() => insert(3));
  expect(sql.all('SELECT x FROM a')).toEqual([{ x: 3 }]);
});

it('refuses work that would go on after its transaction', () => {
  const database = new Database(':memory:');
  onTestFinished(() => void database.close());
  const sql = sqlOver(database);
  expect(() => sql.transaction(async () => 1)).toThrow();
  expect(database.inTransaction).toBe(false);
});
