import { stops } from '#hosts/cli/checking.ts';
import type { CliTextKey } from '#shared/i18n/cliTexts.ts';
import type { TextParams } from '#shared/i18n/texts.ts';
import { LEFT_ROWS, STOPPED_BY } from './expected.ts';
import type { DemoCase, DemoFacts } from './job.ts';

/** One way in which the demonstration did not go as it must. */
export interface Shortfall {
  readonly text: CliTextKey;
  readonly params: TextParams;
}

/** Everything that did not go as it must; nothing when the demonstration succeeded. */
export function shortfalls({
  imported,
  cases,
  receipts,
  onPlatform,
  audit,
}: DemoFacts): readonly Shortfall[] {
  const sent = cases.reduce((sum, one) => sum + one.documents, 0);
  const strange = receipts.filter((row) => row.outcome !== 'matched').length;
  return [
    ...rowShortfalls(imported),
    ...missingCases(cases),
    ...cases.flatMap((one) => {
      const rule = STOPPED_BY[one.orderNo];
      return rule === undefined ? releaseShortfall(one) : stopShortfall(one, rule);
    }),
    ...unless(onPlatform === sent, 'cli.demo.short.platform', { onPlatform, sent }),
    ...unless(strange === 0, 'cli.demo.short.receipts', { count: strange }),
    ...unless(audit.brokenAt === null, 'cli.demo.short.audit', { row: audit.brokenAt ?? 0 }),
  ];
}

/** Whether customs released the inventory (800) and closed it (899), in this order and as the last word. */
export function wasReleased({ receipts, state }: DemoCase): boolean {
  const statuses = receipts.map((row) => row.status);
  const released = statuses.indexOf('800');
  const closed = statuses.indexOf('899');
  return state === 'closed' && released >= 0 && closed > released;
}

function releaseShortfall(one: DemoCase): readonly Shortfall[] {
  const statuses = one.receipts.map((row) => row.status).join(' ');
  return unless(wasReleased(one), 'cli.demo.short.notReleased', { orderNo: one.orderNo, statuses });
}

function stopShortfall(one: DemoCase, rule: string): readonly Shortfall[] {
  const { orderNo, findings, refusal, documents, state } = one;
  const reason = findings.some((finding) => finding.rule === rule && stops(finding));
  const stopped = refusal?.code === 'exchange.blocked' && documents === 0 && state === 'draft';
  return unless(reason && stopped, 'cli.demo.short.notStopped', { orderNo, rule });
}

function missingCases(cases: readonly DemoCase[]): readonly Shortfall[] {
  const seen = new Set(cases.map((one) => one.orderNo));
  const missing = Object.keys(STOPPED_BY).filter((orderNo) => !seen.has(orderNo));
  const none = cases.some(({ orderNo }) => !Object.hasOwn(STOPPED_BY, orderNo)) ? [] : ['*'];
  return [...missing, ...none].map((orderNo) => ({ text: 'cli.demo.short.missing', params: { orderNo } }));
}

function rowShortfalls({ counts, problems }: DemoFacts['imported']): readonly Shortfall[] {
  const left = new Map(problems.filter((row) => !row.skipped).map((row) => [row.row, row.code]));
  const wrong = [
    ...Object.entries(LEFT_ROWS).filter(([row, code]) => left.get(Number(row)) !== code),
    ...[...left].filter(([row]) => LEFT_ROWS[row] === undefined),
  ];
  const { rows, itemRows, problemRows, skippedRows } = counts;
  return [
    ...unless(rows === itemRows + problemRows + skippedRows, 'cli.demo.short.lostRows', { ...counts }),
    ...wrong.map(([row]) => ({ text: 'cli.demo.short.row' as const, params: { row } })),
  ];
}

function unless(holds: boolean, text: CliTextKey, params: TextParams): readonly Shortfall[] {
  return holds ? [] : [{ text, params }];
}
