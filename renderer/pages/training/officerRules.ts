import type { OfficerRule } from '#shared/api/home.ts';

/** Which documents a rule fits. */
export type Who = 'next' | 'every' | 'orderNo' | 'all';

/** A rule while the trainer fills it in. */
export interface RuleForm {
  readonly who: Who;
  readonly count: string;
  readonly orderNo: string;
  readonly do: OfficerRule['do'];
  readonly code: string;
  readonly info: string;
}

/** The form as it opens. */
export const EMPTY_RULE: RuleForm = {
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
    ...who,
    do: form.do,
    ...(form.do === 'error' && form.code.trim() !== '' ? { code: form.code.trim() } : {}),
    ...(form.do !== 'release' && form.info.trim() !== '' ? { info: form.info.trim() } : {}),
  };
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
