import { z } from 'zod';
import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import type { PackInfo, RuleRow } from '#shared/api/rules.ts';
import { searchText } from '#shared/base/normalize.ts';
import { ok } from '#shared/base/result.ts';
import { explainRule } from '#shared/rules/explain.ts';
import { searchTable } from '#shared/rules/tables.ts';

type RuleMethod = Extract<keyof Handlers, `rules.${string}`>;

/** Handlers of rules.* */
export function ruleHandlers(workstation: Workstation): Pick<Handlers, RuleMethod> {
  return {
    'rules.installed': () => onSession(workstation, (session) => ok([packInfo(session)])),
    'rules.list': ({ search, severities }) =>
      onSession(workstation, (session) => {
        const wanted = searchText(search);
        return ok(
          ruleRows(session).filter(
            (rule) =>
              (severities.length === 0 || severities.includes(rule.severity)) &&
              (wanted === '' || searchText(wordsOf(rule)).includes(wanted)),
          ),
        );
      }),
    'rules.explain': ({ rule: wanted }) =>
      onSession(workstation, ({ rules }) => {
        const rule = rules.loaded.pack.rules.find(({ id }) => id === wanted);
        return ok(rule === undefined ? null : explainRule(rule));
      }),
    'rules.codes': ({ table, query, limit }) =>
      onSession(workstation, ({ rules }) => ok(searchTable(rules.loaded.pack, table, query, limit))),
    'rules.codeNames': ({ table, codes }) =>
      onSession(workstation, ({ rules }) => ok(codes.flatMap((code) => rules.tables.row(table, code) ?? []))),
  };
}

const appliedSchema = z.object({ hash: z.string(), at: z.int() });

/** Which pack the drafts of a profile were last checked with, and since when. */
export function rulesApplied(session: Session): z.output<typeof appliedSchema> | null {
  const stored = appliedSchema.safeParse(readApplied(session));
  return stored.success ? stored.data : null;
}

/** A note that is damaged is none: the drafts are checked again, and it is written anew. */
function readApplied({ store }: Session): unknown {
  try {
    return store.settings.get('rulesApplied');
  } catch (thrown) {
    if (storeProblemOf(thrown)?.code !== 'store.damagedRow') throw thrown;
    return null;
  }
}

/** The pack a profile checks with. */
export function packInfo(session: Session): PackInfo {
  const { pack, hash } = session.rules.loaded;
  return {
    id: pack.pack,
    version: pack.version,
    seq: pack.seq,
    hash,
    publisher: pack.publisher,
    effectiveFrom: pack.effective.from ?? '',
    effectiveTo: pack.effective.to,
    published: pack.published,
    active: true,
    rules: pack.rules.length,
    tables: Object.entries(pack.tables).map(([name, rows]) => ({ name, rows: rows.length })),
  };
}

function ruleRows(session: Session): readonly RuleRow[] {
  return session.rules.compiled.rules.map(({ rule, reads }) => ({
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
