import type { CheckMade } from '#backend/store/contract/consignments.ts';
import type { Meetings } from '#backend/store/contract/meetings.ts';
import type { Sql } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';

/** The meetings with rules over a database. */
export function ruleMeetings(sql: Sql): Meetings {
  const others = (except: string | null): number =>
    except === null
      ? -1
      : (sql.get<{ n: number }>('SELECT n FROM consignment WHERE id = ?', [except])?.n ?? -1);
  return {
    ofRule: (rule, except, limit) => {
      const asked = { rule, n: others(except) };
      const counted = sql.get<{ consignments: number; cleared: number }>(
        `SELECT count(*) AS consignments, count(cleared_at) AS cleared FROM rule_meeting
          WHERE rule = @rule AND consignment_n <> @n`,
        asked,
      );
      const latest = sql.all<{ id: string; orderNo: string; metAt: number; clearedAt: number | null }>(
        `SELECT c.id, c.order_no AS orderNo, m.first_at AS metAt, m.cleared_at AS clearedAt
          FROM (SELECT * FROM rule_meeting WHERE rule = @rule AND consignment_n <> @n
            ORDER BY first_at DESC, consignment_n DESC LIMIT @limit) AS m
          JOIN consignment AS c ON c.n = m.consignment_n ORDER BY m.first_at DESC, m.consignment_n DESC`,
        { ...asked, limit },
      );
      return { consignments: counted?.consignments ?? 0, cleared: counted?.cleared ?? 0, latest };
    },
  };
}

/** The rules that speak, as they are kept beside the draft. */
export function speakingText({ speaking }: CheckMade): string {
  return JSON.stringify(speaking);
}

/** A consignment by its number, and the first check of it. */
export interface FirstCheck {
  readonly n: number;
  readonly check: CheckMade;
}

/**
 * Notes the rules that speak on consignments that have just been put in. Rule by rule, so that an import of thousands
 * writes along the index: it is the rules that thousands have in common. They are met when the last of them was checked.
 */
export function noteFirstMeetings(sql: Sql, checks: readonly FirstCheck[]): void {
  const met = new Map<string, number[]>();
  let at = 0;
  for (const { n, check } of checks) {
    at = Math.max(at, check.at);
    for (const rule of check.speaking) {
      const numbers = met.get(rule) ?? [];
      met.set(rule, numbers);
      numbers.push(n);
    }
  }
  for (const [rule, numbers] of met) {
    sql.run('INSERT INTO rule_meeting (rule, consignment_n, first_at) SELECT ?, value, ? FROM json_each(?)', [
      rule,
      at,
      JSON.stringify(numbers),
    ]);
  }
}

/** Notes the rules of a check that has just been made, where they are others than `before` (as speakingText wrote it). */
export function noteMeetings(sql: Sql, n: number, before: string, check: CheckMade): void {
  const now = speakingText(check);
  if (now === before) return;
  const { at, speaking } = check;
  const known = new Set(storedJson<readonly string[]>(before, 'consignment_draft', n));
  const come = speaking.filter((rule) => !known.has(rule));
  const gone = [...known].filter((rule) => !speaking.includes(rule));
  for (const rule of come) {
    sql.run(
      `INSERT INTO rule_meeting (rule, consignment_n, first_at) VALUES (?, ?, ?)
        ON CONFLICT (rule, consignment_n) DO UPDATE SET cleared_at = NULL`,
      [rule, n, at],
    );
  }
  for (const rule of gone) {
    sql.run('UPDATE rule_meeting SET cleared_at = ? WHERE rule = ? AND consignment_n = ?', [at, rule, n]);
  }
}
