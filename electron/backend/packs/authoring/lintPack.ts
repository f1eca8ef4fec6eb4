import { readAuthored } from '#backend/packs/authoring/readAuthored.ts';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import { compilePack } from '#shared/rules/compile.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import { neverHeld } from '#shared/rules/packCoverage.ts';
import { runPackTests } from '#shared/rules/packTests.ts';

/** One thing about a pack that its author should know. An error keeps the pack from being published. */
export interface LintRemark {
  readonly level: 'error' | 'warning';
  /** packs.…, rules.pack.… or packs.lint.…; the text stands in i18n under the same key. */
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Says everything about a pack folder that can be told without a person: reading, compiling, tests, texts, sources. */
export function lintPack(dir: string, previousDir: string | null = null): readonly LintRemark[] {
  const read = readAuthored(dir);
  if (!read.ok) return [{ level: 'error', ...read.error }];
  const { pack, seal } = read.value;
  const remarks: LintRemark[] = seal === null ? [] : [{ level: 'error', ...seal }];
  for (const rule of pack.rules) remarks.push(...ofRule(rule));
  remarks.push(...ofRegimes(pack), ...ofTables(pack), ...ofTariff(pack));
  const compiled = compilePack(pack);
  if (!compiled.ok) for (const problem of compiled.error) remarks.push({ level: 'error', ...problem });
  else {
    const { failed, neverFailed } = runPackTests(compiled.value, pack.tests);
    for (const { name } of failed) remarks.push(error('caseFails', { case: name }));
    for (const rule of neverFailed) remarks.push(error('neverFails', { rule }));
    for (const rule of neverHeld(compiled.value, pack.tests)) remarks.push(error('neverHolds', { rule }));
  }
  if (previousDir === null) return remarks;
  const previous = readAuthored(previousDir);
  if (!previous.ok) return [...remarks, { level: 'error', ...previous.error }];
  return [...remarks, ...against(pack, previous.value.pack)];
}

function error(code: string, params: LintRemark['params']): LintRemark {
  return { level: 'error', code: `packs.lint.${code}`, params };
}
function warning(code: string, params: LintRemark['params']): LintRemark {
  return { level: 'warning', code: `packs.lint.${code}`, params };
}

const CHINESE = /\p{Script=Han}/u;

function placeholders(text: string): string {
  return [...new Set(text.match(/\{[^}]+\}/g) ?? [])].sort().join(' ');
}

function ofRule(rule: PackRule): readonly LintRemark[] {
  const { id, msg, why, source } = rule;
  const remarks: LintRemark[] = [];
  if (!id.startsWith(rule.class)) remarks.push(error('classDiffers', { rule: id, class: rule.class }));
  if (rule.confidence === 'toBeConfirmed' && rule.severity === 'fatal')
    remarks.push(error('unsureFatal', { rule: id }));
  if (placeholders(msg.en) !== placeholders(msg['zh-CN']))
    remarks.push(error('placeholdersDiffer', { rule: id }));
  const texts = [
    ['msg', msg],
    ['why', why],
    ['source', source.ref],
  ] as const;
  for (const [part, text] of texts) {
    if (text === undefined) continue;
    const chinese = text['zh-CN'].trim();
    const english = text.en.trim();
    if (chinese === '' || !CHINESE.test(chinese)) remarks.push(error('noChinese', { rule: id, part }));
    if (english === '' || english === chinese || !/[A-Za-z]/.test(english))
      remarks.push(error('noEnglish', { rule: id, part }));
  }
  if (rule.confidence === 'confirmed' && (source.clause ?? '').trim() === '')
    remarks.push(warning('noClause', { rule: id }));
  return remarks;
}

function ofRegimes({ regimes, rules }: RulePack): readonly LintRemark[] {
  return rules.flatMap((rule) => {
    const others = (rule.regimes ?? []).filter((regime) => !regimes.includes(regime));
    return others.map((regime) => error('regimeNotOfPack', { rule: rule.id, regime }));
  });
}

function ofTables({ tables }: RulePack): readonly LintRemark[] {
  return Object.entries(tables).flatMap(([table, rows]) => {
    const seen = new Set<string>();
    const twice = rows.filter(({ code }) => seen.size === seen.add(code).size);
    return twice.map(({ code }) => warning('codeTwice', { table, code }));
  });
}

function ofTariff({ tariff = [], tables, tests }: RulePack): readonly LintRemark[] {
  const units = new Set((tables['unit'] ?? []).map(({ code }) => code));
  const codes = new Set(tariff.map(({ code }) => code));
  const known = (unit: string): boolean => !/^\d/.test(unit) || units.has(unit);
  const odd = tariff.filter(({ unit1, unit2 }) => !known(unit1) || !known(unit2));
  const mixed = (tests.tariff ?? []).filter(({ code }) => codes.has(code));
  return [
    ...odd.map(({ code, unit1, unit2 }) => warning('tariffUnit', { code, units: `${unit1} ${unit2}` })),
    ...mixed.map(({ code }) => error('testLineIsReal', { code })),
  ];
}

/** Numbers are never used again, and every change of a rule raises its revision. */
function against(pack: RulePack, previous: RulePack): readonly LintRemark[] {
  const remarks: LintRemark[] = [];
  if (pack.pack !== previous.pack)
    remarks.push(error('otherPack', { pack: pack.pack, previous: previous.pack }));
  if (pack.seq <= previous.seq)
    remarks.push(error('seqNotRaised', { seq: String(pack.seq), previous: String(previous.seq) }));
  const before = new Map(previous.rules.map((rule) => [rule.id, rule]));
  for (const rule of pack.rules) {
    const old = before.get(rule.id);
    if (old === undefined || canonicalJson(old) === canonicalJson(rule)) continue;
    if (rule.rev <= old.rev) remarks.push(error('revNotRaised', { rule: rule.id, rev: String(rule.rev) }));
    const other = old.at[0] !== rule.at[0] && old.assert !== rule.assert && old.when !== rule.when;
    if (other || old.scope !== rule.scope) remarks.push(warning('idReused', { rule: rule.id }));
  }
  return remarks;
}
