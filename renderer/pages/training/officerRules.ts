import type { OfficerRule } from '#shared/api/home.ts';
import { OFFICER_DOCUMENTS } from '#shared/api/home.ts';

/** Which documents a rule fits. */
export type Who = 'next' | 'every' | 'orderNo' | 'all';

/** What kind of document a rule is for; `declared`: inventories and declarations. */
export type What = 'declared' | NonNullable<OfficerRule['document']>;

/** Every kind of document a rule can be for, in the order they are offered. */
export const WHAT: readonly What[] = ['declared', ...OFFICER_DOCUMENTS];

type Do = OfficerRule['do'];

/** What can be done with each kind: an application to cancel or to sum up has no goods to inspect. */
export const DO: Readonly<Record<What, readonly Do[]>> = {
  declared: ['return', 'inspect', 'error', 'release'],
  inventory: ['return', 'inspect', 'error', 'release'],
  declaration: ['return', 'inspect', 'error', 'release'],
  cancellation: ['return', 'error', 'release'],
  return: ['return', 'inspect', 'error', 'release'],
  summary: ['return', 'error', 'release'],
};

/** How a decision is called for a kind of document, as the end of a text key. */
export function decisionText(what: What, decision: Do): DecisionText {
  if (what === 'declaration' && decision !== 'release') return `${decision}.declaration`;
  return decision === 'release' && (what === 'cancellation' || what === 'summary')
    ? 'release.grant'
    : decision;
}

/** The end of the text key of a decision. */
export type DecisionText = Do | 'release.grant' | `${Exclude<Do, 'release'>}.declaration`;

/** By which numbers a document of a kind is found, as the end of a text key. */
export function numberText(what: What): 'orderNo' | 'orderNo.declaration' | 'orderNo.application' {
  switch (what) {
    case 'declared':
    case 'inventory':
      return 'orderNo';
    case 'declaration':
      return 'orderNo.declaration';
    case 'cancellation':
    case 'return':
    case 'summary':
      return 'orderNo.application';
  }
}

/** Whether the console has words of its own for a receipt; an application is answered in the officer's usual ones. */
export function hasUsualWords(what: What): boolean {
  return what === 'declared' || what === 'inventory' || what === 'declaration';
}

/** A rule while the trainer fills it in. */
export interface RuleForm {
  readonly what: What;
  readonly who: Who;
  readonly count: string;
  readonly orderNo: string;
  readonly do: OfficerRule['do'];
  readonly code: string;
  readonly info: string;
}

/** The form as it opens. */
export const EMPTY_RULE: RuleForm = {
  what: 'declared',
  who: 'next',
  count: '1',
  orderNo: '',
  do: 'return',
  code: '',
  info: '',
};

/** The rule a form describes; null while it is not complete. */
export function ruleOf(form: RuleForm): OfficerRule | null {
  const who = fits(form);
  if (who === null) return null;
  return {
    ...(form.what === 'declared' ? {} : { document: form.what }),
    ...who,
    do: form.do,
    ...(form.do === 'error' && form.code.trim() !== '' ? { code: form.code.trim() } : {}),
    ...(form.do !== 'release' && form.info.trim() !== '' ? { info: form.info.trim() } : {}),
  };
}

/** The form for another kind of document; what cannot be done with it becomes a return. */
export function withWhat(form: RuleForm, what: What): RuleForm {
  return { ...form, what, do: DO[what].includes(form.do) ? form.do : 'return' };
}

/** Which documents a rule fits, and how many. */
export function whoOf(rule: OfficerRule): { readonly who: Who; readonly count: number } {
  if (rule.orderNo !== undefined) return { who: 'orderNo', count: 1 };
  if (rule.next !== undefined) return { who: 'next', count: rule.next };
  if (rule.every !== undefined) return { who: 'every', count: rule.every };
  return { who: 'all', count: 0 };
}

/** The list with a rule one place further up; it is asked earlier then. */
export function movedUp(rules: readonly OfficerRule[], index: number): readonly OfficerRule[] {
  const rule = rules[index];
  return rule === undefined || index === 0 ? rules : rules.toSpliced(index, 1).toSpliced(index - 1, 0, rule);
}

function fits(form: RuleForm): Pick<OfficerRule, 'next' | 'every' | 'orderNo'> | null {
  const count = /^\d{1,4}$/.test(form.count.trim()) ? Number(form.count.trim()) : 0;
  const orderNo = form.orderNo.trim();
  switch (form.who) {
    case 'all':
      return {};
    case 'orderNo':
      return orderNo === '' ? null : { orderNo };
    case 'next':
      return count >= 1 && count <= 1000 ? { next: count } : null;
    case 'every':
      return count >= 1 && count <= 1000 ? { every: count } : null;
  }
}
