import type { ConsignmentView } from '#shared/api/consignments.ts';
import { pointerIndex, pointerPattern } from '#shared/base/pointer.ts';
import { findCliText } from '#shared/i18n/cliTexts.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { Severity } from '#shared/rules/pack.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';
import type { Context } from './command.ts';
import type { Tone } from './paint.ts';

/** Severities that stop a sending. */
const STOPPING: ReadonlySet<Severity> = new Set(['fatal', 'hold']);

/** The colour of each severity. */
export const SEVERITY_TONE: Readonly<Record<Severity, Tone>> = {
  fatal: 'bad',
  hold: 'bad',
  verify: 'warning',
  warning: 'warning',
  info: 'quiet',
};

/** Whether a finding stops the sending. */
export function stops(finding: Pick<Finding, 'severity'>): boolean {
  return STOPPING.has(finding.severity);
}

/** The findings, the gravest first. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  const weight = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  return [...findings].sort((a, b) => weight(a) - weight(b));
}

/** The name of the field that a finding speaks of, with the number of the goods item. */
export function placeOf({ language, text }: Pick<Context, 'language' | 'text'>, finding: Finding): string {
  const [at] = finding.at;
  if (at === undefined) return '';
  const pattern = pointerPattern(at);
  const name = findCliText(language, `field.${pattern}`) ?? pattern;
  const item = pointerIndex(at);
  return item === null ? name : text('cli.check.item', { number: item + 1, name });
}

/** A finding for a program. */
export function findingValue(language: Context['language'], finding: Finding) {
  const { rule, rev, severity, at, item, text, why, source, confidence, fix, pack } = finding;
  return {
    rule,
    rev,
    severity,
    at,
    item,
    message: text[language],
    why: why?.[language] ?? null,
    source: source.ref[language],
    clause: source.clause ?? null,
    confidence,
    fix: fix ?? null,
    pack,
  };
}

/** The goods of a consignment in a few words. */
export function goodsOf({ draft }: Pick<ConsignmentView, 'draft'>): string {
  const [first] = draft.items;
  const name = first?.itemName || first?.gname || '';
  return draft.items.length > 1 ? `${name} +${draft.items.length - 1}` : name;
}
