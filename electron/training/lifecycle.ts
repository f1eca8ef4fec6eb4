/** The steps a document can take after it was accepted. */
export const STEP_NAMES = [
  'save',
  'declare',
  'store',
  'accept',
  'inspect',
  'release',
  'close',
  'return',
  'error',
] as const;
/** The steps a document can take after it was accepted. */
export type StepName = (typeof STEP_NAMES)[number];

/** One step: from which receipt numbers it may be taken, which number it leads to, and the receipt's words. */
export interface Step {
  readonly from: readonly string[];
  /** Null: the number comes with the decision. */
  readonly to: string | null;
  readonly info: string;
}

/** State of a document that is accepted but has no receipt yet. */
export const TAKEN_IN = '0';

/** The steps (DOMAIN: lifecycle of the export documents, receipt numbers of S22 section 7). */
export const STEPS: Readonly<Record<StepName, Step>> = {
  save: { from: [TAKEN_IN], to: '1', info: '电子口岸已暂存' },
  declare: { from: [TAKEN_IN], to: '2', info: '新增申报成功' },
  store: { from: ['2'], to: '120', info: '[Code:1800;Desc:逻辑校验通过]' },
  accept: { from: ['120'], to: '399', info: '[Code:2399;Desc:海关审结]' },
  inspect: { from: ['399'], to: '500', info: '[Code:2500;Desc:查验]' },
  release: {
    from: ['399', '500'],
    to: '800',
    info: '[Code:2600;Desc:放行]（总分单、运抵单由训练平台代承运人和监管场所申报）',
  },
  close: { from: ['800'], to: '899', info: '[Code:2700;Desc:结关]（离境单由训练平台代承运人申报）' },
  return: { from: ['2', '120'], to: '100', info: '海关退单' },
  error: { from: ['2', '120'], to: null, info: '处理异常' },
};

/** What is to become of an inventory once its partners are there. */
export type Course = 'release' | 'return' | 'inspect' | 'error' | 'mismatch';

/** The way of an inventory for each course, in order. */
export const COURSES: Readonly<Record<Course, readonly StepName[]>> = {
  release: ['store', 'accept', 'release', 'close'],
  inspect: ['store', 'accept', 'inspect', 'release', 'close'],
  return: ['store', 'return'],
  error: ['error'],
  mismatch: ['return'],
};

/** What a reason says when the case script gives none. */
export const DEFAULT_REASONS: Readonly<Record<'return' | 'error', { code: string; info: string }>> = {
  return: { code: '1400', info: '申报内容与实际不符，请核对后重新申报' },
  error: { code: '-621001', info: '清单参数校验失败' },
};

/** How many ordinary steps an inspection lasts when the case script does not say. */
export const INSPECTION_STEPS = 5;

/** The step after `name` on a course; null at its end. */
export function stepAfter(course: Course, name: StepName): StepName | null {
  const way = COURSES[course];
  const at = way.indexOf(name);
  return at === -1 ? null : (way[at + 1] ?? null);
}

/** Whether a document at this number may be sent again under the same business key (after 100, an error, or saved only). */
export function isOpen(state: string): boolean {
  return state === '100' || state === '1' || state.startsWith('-');
}

/** Whether an inventory at this number has been accepted by customs, so that its payment receipt may be stored. */
export function isAcceptedInventory(state: string): boolean {
  return ['399', '500', '800', '899'].includes(state);
}

/** Whether a document at this number can be laid beside the others. */
export function isPresent(state: string): boolean {
  return state === '2' || state === '120';
}
