import type { CodeRow } from '#shared/catalog/codes.ts';
import type { BothLanguages, PackRule, Severity } from '#shared/rules/pack.ts';
import { severityOn } from '#shared/rules/pack.ts';
import type { PackDiff, RuleDiff } from '#shared/rules/packDiff.ts';
import type { Phrase } from '#shared/rules/phrase.ts';
import type { Recoded, TableDiff } from '#shared/rules/tableDiff.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import type { TariffDiff } from '#shared/rules/tariffDiff.ts';
import { TARIFF_PARTS } from '#shared/rules/tariffDiff.ts';

/** One line of what changed, and the rule or table it is about. */
export interface DiffLine {
  readonly about: { readonly kind: 'rule' | 'table' | 'pack'; readonly name: string };
  /** The first day on which it counts. */
  readonly from: string;
  readonly phrase: Phrase;
}

/** The most codes or words one line names; the rest is counted. */
const NAMED = 8;

/** What changed, in plain words: a line for each rule and for each kind of change of a table. */
export function diffWords(diff: PackDiff): readonly DiffLine[] {
  const { from } = diff;
  const regimeLine =
    (state: 'added' | 'dropped') =>
    (name: string): DiffLine => ({
      about: { kind: 'pack', name },
      from,
      phrase: { key: `radar.regime.${state}`, params: { from, regime: name } },
    });
  return [
    ...diff.regimes.added.map(regimeLine('added')),
    ...diff.regimes.dropped.map(regimeLine('dropped')),
    ...diff.rules.map(ruleLine),
    ...diff.tables.flatMap((table) => tableLines(table, from)),
    ...tariffLines(diff.tariff, from),
  ];
}

function ruleLine(diff: RuleDiff): DiffLine {
  const rule = diff.kind === 'changed' ? diff.after : diff.rule;
  const { from } = diff;
  const params = { from, rule: rule.id, message: messageOf(rule), severity: severityName(rule.severity) };
  const about = { kind: 'rule' as const, name: rule.id };
  if (diff.kind !== 'changed') {
    const key =
      diff.kind === 'added' && warnsFirst(rule, from) ? 'radar.rule.addedPhase' : `radar.rule.${diff.kind}`;
    return { about, from, phrase: { key, params: { ...params, until: rule.phase?.warnBefore ?? '' } } };
  }
  const details = diff.facets.map(
    (facet): Phrase => ({
      key: `radar.facet.${facet}`,
      params: {
        ...{ before: severityName(diff.before.severity), after: severityName(rule.severity) },
        ...{ since: rule.effective?.from ?? '—', to: rule.effective?.to ?? '—' },
        until: rule.phase?.warnBefore ?? '—',
      },
    }),
  );
  return { about, from, phrase: { key: `radar.rule.${diff.effect}`, params: { ...params, details } } };
}

function warnsFirst(rule: PackRule, from: string): boolean {
  return severityOn(rule, from) !== rule.severity;
}

function severityName(severity: Severity): Phrase {
  return { key: `rules.severity.${severity}` };
}

/** A rule's message without the values it would be filled in with. */
function messageOf({ msg }: PackRule): Phrase {
  return both({ 'zh-CN': withoutPlaces(msg['zh-CN']), en: withoutPlaces(msg.en) });
}

function withoutPlaces(text: string): string {
  return text.replace(/\{[^{}]*\}/g, '…');
}

/** A text a pack brings in both languages, as a phrase. */
export function both(text: BothLanguages): Phrase {
  return { key: 'phrase.both', params: { zh: text['zh-CN'], en: text.en } };
}

/** A table's name; tables that only a pack knows are called by their own. */
export function tableName(table: string): Phrase {
  return { key: `explain.table.${table}`, otherwise: table };
}

function tableLines(diff: TableDiff, from: string): readonly DiffLine[] {
  const line = (key: string, count: number, named: readonly Phrase[]): DiffLine => ({
    about: { kind: 'table', name: diff.table },
    from,
    phrase: { key, params: { from, table: tableName(diff.table), count: String(count), list: named } },
  });
  if (diff.state !== 'changed') {
    const rows = diff.state === 'added' ? diff.added : diff.dropped;
    return [line(`radar.table.${diff.state}`, rows.length, [])];
  }
  const ofWords = diff.kind === 'words';
  const rowKey = ofWords ? 'radar.word' : 'radar.code';
  const lists = [
    [ofWords ? 'wordsAdded' : 'added', diff.added.map((row) => codeName(row, rowKey))],
    [ofWords ? 'wordsDropped' : 'dropped', diff.dropped.map((row) => codeName(row, rowKey))],
    ['recoded', diff.recoded.map(pairName('code'))],
    ['renamed', diff.renamed.map(pairName('name'))],
    ['customs', diff.customsChanged.map(pairName('customs'))],
    ['validity', diff.validityChanged.map(pairName('validity'))],
    ['confidence', diff.confidenceChanged.map(pairName('confidence'))],
  ] as const;
  return lists
    .filter(([, named]) => named.length > 0)
    .map(([what, named]) => {
      const more = named.length > NAMED ? 'More' : '';
      return line(`radar.codes.${what}${more}`, named.length, named.slice(0, NAMED));
    });
}

/** A line for codes that came, for codes that went, and for each part that changed. */
function tariffLines(diff: TariffDiff, from: string): readonly DiffLine[] {
  const groups: readonly (readonly [string, readonly TariffLine[]])[] = [
    ['added', diff.added],
    ['dropped', diff.dropped],
    ...TARIFF_PARTS.map((part): readonly [string, readonly TariffLine[]] => [
      part,
      diff.changed.filter(({ parts }) => parts.includes(part)).map(({ after }) => after),
    ]),
  ];
  return groups
    .filter(([, lines]) => lines.length > 0)
    .map(([what, lines]) => {
      const list = lines.slice(0, NAMED).map(({ code, zh, en }): Phrase => {
        return { key: 'radar.code', params: { code, name: both({ 'zh-CN': zh, en }) } };
      });
      const key = `radar.tariff.${what}${lines.length > NAMED ? 'More' : ''}`;
      const phrase: Phrase = { key, params: { from, count: String(lines.length), list } };
      return { about: { kind: 'table', name: 'tariff' }, from, phrase };
    });
}

function codeName(row: Recoded['after'], key: string): Phrase {
  return { key, params: { code: row.code, name: both({ 'zh-CN': row.zh, en: row.en }) } };
}

/** The days on which a code may be used. */
function daysOf({ from, to }: CodeRow): Phrase {
  const which =
    from === undefined ? (to === undefined ? 'always' : 'to') : to === undefined ? 'from' : 'fromTo';
  return { key: `codes.days.${which}`, params: { from: from ?? '', to: to ?? '' } };
}

function pairName(what: 'code' | 'name' | 'customs' | 'validity' | 'confidence'): (pair: Recoded) => Phrase {
  return ({ before, after }) => ({
    key: `radar.pair.${what}`,
    params: {
      ...{ code: after.code, name: both({ 'zh-CN': after.zh, en: after.en }) },
      ...{ oldCode: before.code, oldName: both({ 'zh-CN': before.zh, en: before.en }) },
      ...{ customs: after.customs, oldCustoms: before.customs },
      days: daysOf(after),
      confidence: { key: `rules.confidence.${after.confidence}` },
    },
  });
}
