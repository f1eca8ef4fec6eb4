import { SEVERITY_TONE } from '#hosts/cli/checking.ts';
import type { Context, Report } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import { EXIT, wrongUse } from '#hosts/cli/failure.ts';
import { table } from '#hosts/cli/layout.ts';
import type { Station } from '#hosts/cli/station.ts';
import { withProfile } from '#hosts/cli/station.ts';
import { CODE_TABLES } from '#shared/consignment/fields.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';

const OPTIONS = {
  search: { kind: 'text', name: 'TEXT', text: 'cli.rules.search' },
  severity: { kind: 'choice', words: SEVERITIES, text: 'cli.rules.severity' },
  table: { kind: 'choice', words: CODE_TABLES, text: 'cli.rules.table' },
} as const;

interface Wishes {
  readonly search: string | null;
  readonly severity: (typeof SEVERITIES)[number] | null;
  readonly table: (typeof CODE_TABLES)[number] | null;
}

const MOST_CODES = 200;

/** What "rules WORD" shows. */
const VIEWS: Readonly<
  Record<string, (context: Context, station: Station, wishes: Wishes) => Promise<Report>>
> = {
  installed,
  list,
  codes,
};

/** rules: the installed rule pack, its rules, its code tables. */
export const RULES = command({
  name: 'rules',
  summary: 'cli.rules.summary',
  operands: { name: Object.keys(VIEWS).join('|'), least: 0, most: 1 },
  options: OPTIONS,
  async run(context, wishes, [word = 'installed']) {
    const view = Object.hasOwn(VIEWS, word) ? VIEWS[word] : undefined;
    if (view === undefined) throw wrongUse('cli.rules.word', { word, words: Object.keys(VIEWS).join(', ') });
    return withProfile(context, (station) => view(context, station, wishes));
  },
});

async function installed({ text, language, paint }: Context, station: Station): Promise<Report> {
  const packs = await station.call('packs.installed', {});
  const columns = [
    { head: text('cli.column.pack') },
    { head: text('cli.column.version') },
    { head: text('cli.column.rules'), right: true },
    { head: text('cli.column.codes'), right: true },
    { head: text('cli.column.from') },
    { head: text('cli.column.publisher') },
    { head: text('cli.column.hash') },
  ];
  const rows = packs.map((pack) => [
    pack.id,
    pack.version,
    String(pack.rules),
    String(pack.tables.reduce((sum, { rows: count }) => sum + count, 0)),
    pack.effectiveFrom,
    pack.publisher[language],
    pack.hash,
  ]);
  return { exit: EXIT.good, value: packs, lines: table(paint, columns, rows) };
}

async function list({ text, language, paint }: Context, station: Station, wishes: Wishes): Promise<Report> {
  const rules = await station.call('rules.list', {
    search: (wishes.search ?? '').slice(0, 200),
    severities: wishes.severity === null ? [] : [wishes.severity],
  });
  const columns = [
    { head: text('cli.column.rule') },
    { head: text('cli.column.severity') },
    { head: text('cli.column.confidence') },
    { head: text('cli.column.message'), most: 80 },
    { head: text('cli.column.source') },
  ];
  const rows = rules.map((rule) => [
    rule.id,
    { text: text(`severity.${rule.severity}`), tone: SEVERITY_TONE[rule.severity] },
    text(`cli.confidence.${rule.confidence}`),
    rule.message[language],
    `${rule.source[language]} ${rule.clause}`,
  ]);
  return {
    exit: EXIT.good,
    value: rules,
    lines: [...table(paint, columns, rows), '', text('cli.rules.count', { count: rules.length })],
  };
}

async function codes({ text, paint }: Context, station: Station, wishes: Wishes): Promise<Report> {
  if (wishes.table === null) throw wrongUse('cli.optionMissing', { option: '--table' });
  const query = (wishes.search ?? '').slice(0, 200);
  const rows = await station.call('rules.codes', { table: wishes.table, query, limit: MOST_CODES });
  const columns = [
    { head: text('cli.column.code') },
    { head: text('cli.column.customs') },
    { head: text('cli.column.chinese'), most: 50 },
    { head: text('cli.column.english'), most: 50 },
    { head: text('cli.column.confidence') },
  ];
  const cells = rows.map((row) => [
    row.code,
    row.customs,
    row.zh,
    row.en,
    text(`cli.confidence.${row.confidence}`),
  ]);
  const cut = rows.length === MOST_CODES ? ['', text('cli.rules.cut', { max: MOST_CODES })] : [];
  return { exit: EXIT.good, value: rows, lines: [...table(paint, columns, cells), ...cut] };
}
