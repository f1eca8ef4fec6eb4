import type { LintRemark } from '#backend/packs/authoring/lintPack.ts';
import type { Sealed } from '#backend/packs/authoring/sealFolder.ts';
import type { PackTests } from '#shared/rules/pack.ts';
import type { PackTestResult } from '#shared/rules/packTests.ts';
import type { Context, Report } from './command.ts';
import { EXIT, errorSentence } from './failure.ts';
import { table } from './layout.ts';

interface Problem {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Why a pack cannot be read (exit 2), compiled or sealed (exit 1): one line each. */
export function problemsReport(context: Context, problems: readonly Problem[]): Report {
  const report = lintReport(
    context,
    problems.map((problem) => ({ level: 'error', ...problem })),
  );
  return problems.some(({ code }) => code.startsWith('packs.')) ? { ...report, exit: EXIT.wrongUse } : report;
}

/** What a sealed pack is, in one line. */
export function sealedLine({ text }: Context, sealed: Sealed): string {
  return text('cli.pack.sealed', { ...sealed });
}

/** What lint found; exit 1 when something keeps the pack from being published. */
export function lintReport({ text, language, paint }: Context, remarks: readonly LintRemark[]): Report {
  const errors = remarks.filter(({ level }) => level === 'error').length;
  const told = remarks.map((remark) => ({ ...remark, message: errorSentence(language, remark) }));
  const columns = [
    { head: text('cli.column.severity') },
    { head: text('cli.column.rule') },
    { head: text('cli.column.problem') },
  ];
  const rows = told.map(({ level, params, message }) => [
    { text: text(`cli.pack.${level}`), tone: level === 'error' ? ('bad' as const) : ('warning' as const) },
    params['rule'] ?? params['table'] ?? params['file'] ?? '',
    message,
  ]);
  return {
    exit: errors > 0 ? EXIT.findings : EXIT.good,
    value: { errors, warnings: remarks.length - errors, remarks: told },
    lines: [
      ...(rows.length === 0 ? [] : table(paint, columns, rows)),
      text('cli.pack.linted', { errors, warnings: remarks.length - errors }),
    ],
  };
}

/** A line for each case of a pack's tests; exit 1 when one fails or a rule was never seen to fail. */
export function casesReport(
  { text, paint }: Context,
  tests: PackTests,
  { failed, neverFailed }: PackTestResult,
): Report {
  const failures = new Map(failed.map((one) => [one.name, one]));
  const cases = tests.cases.map(({ name, expect }) => {
    const failure = failures.get(name);
    const expected = expect.map(([rule, at]) => `${rule} ${at}`);
    return {
      name,
      passed: failure === undefined,
      expected,
      found: failure === undefined ? expected : failure.found,
    };
  });
  const columns = [
    { head: text('cli.column.state') },
    { head: text('cli.column.case'), most: 70 },
    { head: text('cli.column.expected'), most: 50 },
    { head: text('cli.column.found'), most: 50 },
  ];
  const rows = cases.map(({ name, passed, expected, found }) => [
    passed ? text('cli.pack.passed') : { text: text('cli.pack.failed'), tone: 'bad' as const },
    name,
    expected.join(', '),
    passed ? '' : (found?.join(', ') ?? text('cli.pack.noCase')),
  ]);
  const passed = cases.filter((one) => one.passed).length;
  return {
    exit: failed.length + neverFailed.length > 0 ? EXIT.findings : EXIT.good,
    value: { passed, failed: failed.length, neverFailed, cases },
    lines: [
      ...table(paint, columns, rows),
      '',
      text('cli.pack.tested', { passed, failed: cases.length - passed }),
      ...(neverFailed.length === 0 ? [] : [text('cli.pack.neverFailed', { rules: neverFailed.join(', ') })]),
    ],
  };
}
