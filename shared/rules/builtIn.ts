import type { BothLanguages, RuleSource } from '#shared/rules/pack.ts';

/*
 * The three findings that come from the engine and not from a pack. A finding is kept and printed years later, so it
 * carries its text as a pack's rules do; these texts are rule texts and stand here, not among the window's.
 */

/** The source of a built-in finding. */
export const PROGRAM: RuleSource = { ref: { 'zh-CN': '本软件的检查', en: 'A check of this program' } };

/** A field whose text cannot be read as what it is. */
export const UNREADABLE_TEXT: BothLanguages = {
  'zh-CN':
    '这里的内容无法识别为要求的数字、日期或时间。请改成例如 12.50、2026-01-31 或 2026-01-31 08:00 的写法。',
  en: 'What stands here cannot be read as the number, date or time it should be. Write it like 12.50, 2026-01-31 or 2026-01-31 08:00.',
};

/** A rule that broke while it was carried out. */
export const NOT_CHECKED_TEXT: BothLanguages = {
  'zh-CN':
    '规则 {rule} 未能执行，这一项没有检查。您的数据不一定有错；请更新规则包，并把规则编号告诉规则包的发布者。',
  en: 'Rule {rule} could not be carried out, so this was not checked. Your data need not be wrong; update the rule pack and tell its publisher the rule number.',
};

/** A check that found more than can be kept. */
export const TOO_MANY_TEXT: BothLanguages = {
  'zh-CN':
    '发现的问题超过 {max} 条，后面的没有检查完。请先处理上面的问题，再检查一次；如果单子没有问题，请更换规则包。',
  en: 'More than {max} findings: the rest was not checked. Put the ones above right and check again; if nothing is wrong with the consignment, use another rule pack.',
};
