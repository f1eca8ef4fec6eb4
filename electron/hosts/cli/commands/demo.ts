import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingValue, gravestFirst, SEVERITY_TONE, stops } from '#hosts/cli/checking.ts';
import type { Context } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import type { DemoCase, DemoFacts } from '#hosts/cli/demo/job.ts';
import { runMainJob } from '#hosts/cli/demo/job.ts';
import { shortfalls, wasReleased } from '#hosts/cli/demo/verdict.ts';
import { EXIT } from '#hosts/cli/failure.ts';
import { rowReason } from '#hosts/cli/importing.ts';
import { table } from '#hosts/cli/layout.ts';
import { withStation } from '#hosts/cli/station.ts';
import { findInstallation } from '#hosts/installation.ts';

const STEP_MS = 40;
const LONGEST_STEP_MS = 5_000;
const WAIT_MS = 50_000;

/** demo: the main job from a spreadsheet to released receipts, on a folder that is deleted afterwards. */
export const DEMO = command({
  name: 'demo',
  summary: 'cli.demo.summary',
  options: {
    return: { kind: 'text', name: 'ORDERNO', text: 'cli.demo.return' },
    step: { kind: 'count', name: 'MS', least: 0, most: LONGEST_STEP_MS, text: 'cli.demo.step' },
    keep: { kind: 'flag', text: 'cli.demo.keep' },
  },
  async run(context, { return: toReturn, step, keep }) {
    const folder = await mkdtemp(join(tmpdir(), 'highland-demo-'));
    const started = performance.now();
    try {
      const stepMs = step ?? STEP_MS;
      const { resources } = findInstallation();
      const facts = await withStation(context, { dataFolder: folder, stepMs }, (station) =>
        runMainJob(station, { resources, folder, stepMs, toReturn, waitMs: WAIT_MS }),
      );
      const seconds = (performance.now() - started) / 1000;
      const missed = shortfalls(facts).map(({ text, params }) => context.text(text, params));
      return {
        exit: missed.length === 0 ? EXIT.good : EXIT.findings,
        value: { ...jsonOf(context, facts), seconds, folder: keep ? folder : null, shortfalls: missed },
        lines: [
          ...caseTable(context, facts.cases),
          '',
          ...reasonLines(context, facts),
          summary(context, facts, seconds),
          ...missed.map((line) => context.paint('bad', line)),
          missed.length === 0
            ? context.paint('good', context.text('cli.demo.good'))
            : context.paint('bad', context.text('cli.demo.bad', { count: missed.length })),
          ...(keep ? [context.text('cli.demo.kept', { folder })] : []),
        ],
      };
    } finally {
      if (!keep) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
});

function caseTable(context: Context, cases: readonly DemoCase[]): readonly string[] {
  const { text, paint, language } = context;
  const columns = [
    { head: text('cli.column.order') },
    { head: text('cli.column.goods'), most: 30 },
    { head: text('cli.column.destination') },
    { head: text('cli.column.finding'), most: 60 },
    { head: text('cli.column.documents'), right: true },
    { head: text('cli.column.state') },
    { head: text('cli.column.seconds'), right: true },
  ];
  const rows = cases.map((one) => {
    const [worst] = gravestFirst(one.findings);
    const receipts = one.receipts.map((row) => row.status).filter((code) => code === '800' || code === '899');
    const state = `${text(`state.${one.state}`)} ${receipts.join(' ')}`.trim();
    return [
      one.orderNo,
      one.goods,
      one.country,
      worst === undefined
        ? { text: '—', tone: 'quiet' as const }
        : { text: `${worst.rule} ${worst.text[language]}`, tone: SEVERITY_TONE[worst.severity] },
      String(one.documents),
      one.refusal === null
        ? { text: state, tone: wasReleased(one) ? ('good' as const) : ('bad' as const) }
        : { text: text('cli.demo.stopped'), tone: 'warning' as const },
      one.seconds === null ? '' : one.seconds.toFixed(1),
    ];
  });
  return table(paint, columns, rows);
}

/** Why each bad consignment and each bad row was stopped, in full. */
function reasonLines({ text, language }: Context, { imported, cases }: DemoFacts): readonly string[] {
  return [
    ...cases.flatMap(({ orderNo, findings, refusal }) =>
      (refusal === null ? [] : findings.filter(stops)).map((finding) =>
        text('cli.demo.stop', { orderNo, rule: finding.rule, reason: finding.text[language] }),
      ),
    ),
    ...imported.problems
      .filter((row) => !row.skipped)
      .map((row) => text('cli.demo.row', { row: row.row, reason: rowReason(language, row) })),
  ];
}

function summary({ text }: Context, facts: DemoFacts, seconds: number): string {
  const { imported, cases, receipts, audit } = facts;
  return text('cli.demo.done', {
    ...imported.counts,
    released: cases.filter(wasReleased).length,
    stopped: cases.filter((one) => one.refusal !== null).length,
    receipts: receipts.length,
    audit: text(audit.brokenAt === null ? 'cli.demo.auditGood' : 'cli.demo.auditBroken', {
      rows: audit.rows,
    }),
    seconds: seconds.toFixed(1),
  });
}

function jsonOf({ language }: Context, { imported, cases, receipts, audit }: DemoFacts) {
  return {
    counts: imported.counts,
    problems: imported.problems.map((row) => ({ ...row, message: rowReason(language, row) })),
    cases: cases.map((one) => ({
      orderNo: one.orderNo,
      goods: one.goods,
      destination: one.country,
      findings: gravestFirst(one.findings).map((finding) => findingValue(language, finding)),
      refusal: one.refusal,
      documents: one.documents,
      state: one.state,
      receipts: one.receipts.map((row) => row.status),
      released: wasReleased(one),
      seconds: one.seconds,
    })),
    receipts: receipts.length,
    audit,
  };
}
