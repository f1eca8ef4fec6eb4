import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { add, ZERO } from '#shared/base/decimal.ts';
import type { GoodsItem, ReadConsignment } from '#shared/consignment/consignment.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { Frame } from '#shared/rules/model.ts';
import { layOut } from '#shared/rules/model.ts';
import { findingOf } from '#shared/rules/report.ts';
import { handWrittenHead } from '#test/bench/rules/handWrittenHead.ts';
import { handWrittenItems } from '#test/bench/rules/handWrittenItems.ts';
import { handWrittenRegimeItems } from '#test/bench/rules/handWrittenRegimeItems.ts';
import { handWrittenRegimes } from '#test/bench/rules/handWrittenRegimes.ts';
import { handWrittenTariff } from '#test/bench/rules/handWrittenTariff.ts';

/**
 * Every rule of the starter pack as hand-written code. Only the checking is by hand; a finding, once there is one, is
 * written out by the same function as the engine's, since its text has to come from the pack either way.
 */
export function handWritten(
  pack: CompiledPack,
  tables: RuleTables,
): (read: ReadConsignment, today: CalendarDate) => Finding[] {
  const head = handWrittenHead(tables);
  const ofItem = handWrittenItems(tables);
  const ofTariff = handWrittenTariff((code) => tables.tariff.line(code));
  const regimeHead = handWrittenRegimes(tables);
  const regimeItem = handWrittenRegimeItems(tables, (code) => tables.tariff.line(code));
  const rules = new Map(pack.rules.map((rule) => [rule.rule.id, rule]));
  return (read, today) => {
    const findings: Finding[] = [];
    let frame: Frame | undefined;
    const report = (id: string, item: number | null): void => {
      const rule = rules.get(id);
      if (rule === undefined) throw new Error(`no rule ${id}`);
      frame ??= layOut(read, today);
      findings.push(findingOf(pack, rule, frame, item));
    };
    const { items } = read.consignment;
    const goods = total(items, 'totalPrice');
    head(read, today, goods, total(items, 'netWeight'), report);
    regimeHead(read, today, goods, report);
    for (let i = 0; i < items.length; i++) {
      ofItem(read, today, i, report);
      const item = items[i];
      if (item === undefined) continue;
      ofTariff(read, item, i, report);
      regimeItem(read, item, i, report);
    }
    return findings;
  };
}

function total(items: readonly GoodsItem[], field: 'totalPrice' | 'netWeight'): Decimal | null {
  let sum = ZERO;
  for (const item of items) {
    const value = item[field];
    if (value === null) return null;
    sum = add(sum, value);
  }
  return sum;
}
