import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import type { ActiveRules } from '#backend/packs/activeRules.ts';
import type { RuleRow } from '#shared/api/rules.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { searchText } from '#shared/base/normalize.ts';
import { ok } from '#shared/base/result.ts';
import { explainRule } from '#shared/rules/explain.ts';
import { searchTable } from '#shared/rules/tables.ts';

type RuleMethod = Extract<keyof Handlers, `rules.${'list' | 'explain' | 'codes' | 'codeNames'}`>;

/** Handlers of rules.* */
export function ruleHandlers(workstation: Workstation): Pick<Handlers, RuleMethod> {
  return {
    'rules.list': ({ search, severities, pack }) =>
      onSession(workstation, (session) => {
        const rules = rulesOf(session, pack);
        if (!rules.ok) return rules;
        const wanted = searchText(search);
        return ok(
          ruleRows(rules.value).filter(
            (rule) =>
              (severities.length === 0 || severities.includes(rule.severity)) &&
              (wanted === '' || searchText(wordsOf(rule)).includes(wanted)),
          ),
        );
      }),
    'rules.explain': ({ rule: wanted, pack }) =>
      onSession(workstation, (session) => {
        const rules = rulesOf(session, pack);
        if (!rules.ok) return rules;
        const rule = rules.value.loaded.pack.rules.find(({ id }) => id === wanted);
        return ok(rule === undefined ? null : explainRule(rule));
      }),
    'rules.codes': ({ table, query, limit }) =>
      onSession(workstation, ({ rules }) =>
        ok(searchTable(rules.loaded.pack, table, query, limit, dateInChina(workstation.ports.now()))),
      ),
    'rules.codeNames': ({ table, codes }) =>
      onSession(workstation, ({ rules }) => ok(codes.flatMap((code) => rules.tables.row(table, code) ?? []))),
  };
}

/** The rules of an installed pack by its hash; null is the active one. */
function rulesOf(session: Session, pack: string | null): Outcome<ActiveRules> {
  return pack === null ? ok(session.rules) : session.packs.rules(pack);
}

function ruleRows({ compiled }: ActiveRules): readonly RuleRow[] {
  return compiled.rules.map(({ rule, reads }) => ({
    id: rule.id,
    rev: rule.rev,
    severity: rule.severity,
    scope: rule.scope,
    message: rule.msg,
    why: rule.why ?? null,
    source: rule.source.ref,
    clause: rule.source.clause ?? '',
    sourceFrom: rule.source.from ?? '',
    confidence: rule.confidence,
    when: rule.when ?? '',
    assert: rule.assert,
    reads: [...new Set(reads.flatMap((read) => read.field.pattern ?? []))],
    example: rule.example ?? null,
    warnBefore: rule.phase?.warnBefore ?? null,
  }));
}

function wordsOf(rule: RuleRow): string {
  const { id, message, why, source, assert } = rule;
  return [
    id,
    message['zh-CN'],
    message.en,
    why?.['zh-CN'] ?? '',
    why?.en ?? '',
    source['zh-CN'],
    source.en,
    assert,
  ].join(' ');
}
