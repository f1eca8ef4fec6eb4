import type { DecidedKind } from './kinds.ts';

/** The steps a document can take after it was accepted. */
export type StepName =
  | 'save'
  | 'declare'
  | 'store'
  | 'accept'
  | 'inspect'
  | 'release'
  | 'close'
  | 'return'
  | 'error'
  | 'grant'
  | 'inspectReturn'
  | 'takeBack'
  | 'record'
  | 'review'
  | 'examine'
  | 'clear'
  | 'finish'
  | 'turnDown';

/** One step: from which receipt numbers it may be taken, which number it leads to, and the receipt's words. */
export interface Step {
  readonly from: readonly string[];
  /** Null: the number comes with the decision. */
  readonly to: string | null;
  readonly info: string;
}

/** State of a document that is accepted but has no receipt yet. */
export const TAKEN_IN = '0';
/** State of an inventory whose cancellation was granted; it has no receipt number of its own. */
export const CANCELLED = 'cancelled';

/**
 * The steps (DOMAIN: lifecycle of the export documents, receipt numbers of S22 section 7). From `record` on they are
 * those of a customs declaration, whose states are the letters of CHANNEL.
 */
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
  grant: { from: ['2'], to: '399', info: '[Code:2399;Desc:海关审结]' },
  inspectReturn: { from: ['120'], to: '500', info: '[Code:2500;Desc:退货查验]' },
  takeBack: { from: ['120', '500'], to: '800', info: '[Code:2600;Desc:退货放行]' },
  record: { from: [TAKEN_IN], to: 'L', info: '海关入库成功（由训练平台代操作员申报）' },
  review: { from: ['L'], to: 'J', info: '通关无纸化审结' },
  examine: { from: ['J'], to: 'C', info: '查验通知，请配合海关查验' },
  clear: { from: ['J', 'C'], to: 'P', info: '海关放行' },
  finish: { from: ['P'], to: 'R', info: '海关结关' },
  turnDown: { from: ['L'], to: 'E', info: '海关退单' },
};

/** What is to become of a document once everything it needs is there. */
export type Course = 'release' | 'return' | 'inspect' | 'error' | 'mismatch';

/** The way of a document for each course, in order; an application is granted or not, only goods are inspected. */
export const COURSES: Readonly<Record<DecidedKind, Readonly<Record<Course, readonly StepName[]>>>> = {
  inventory: {
    release: ['store', 'accept', 'release', 'close'],
    inspect: ['store', 'accept', 'inspect', 'release', 'close'],
    return: ['store', 'return'],
    error: ['error'],
    mismatch: ['return'],
  },
  declaration: {
    release: ['record', 'review', 'clear', 'finish'],
    inspect: ['record', 'review', 'examine', 'clear', 'finish'],
    return: ['record', 'turnDown'],
    // It is answered at the counter and goes no way.
    error: [],
    mismatch: ['turnDown'],
  },
  cancellation: {
    release: ['grant'],
    inspect: ['grant'],
    return: ['return'],
    error: ['error'],
    mismatch: ['return'],
  },
  return: {
    release: ['store', 'takeBack'],
    inspect: ['store', 'inspectReturn', 'takeBack'],
    return: ['store', 'return'],
    error: ['error'],
    mismatch: ['return'],
  },
  summary: {
    release: ['grant'],
    inspect: ['grant'],
    return: ['return'],
    error: ['error'],
    mismatch: ['return'],
  },
};

/** What a reason says when the case script gives none. */
export const DEFAULT_REASONS: Readonly<
  Record<DecidedKind, Readonly<Record<'return' | 'error', { readonly code: string; readonly info: string }>>>
> = {
  inventory: {
    return: { code: '1400', info: '申报内容与实际不符，请核对后重新申报' },
    error: { code: '-621001', info: '清单参数校验失败' },
  },
  declaration: {
    return: { code: '1400', info: '申报内容与实际不符，请核对后重新申报' },
    error: { code: '-1', info: '报关单导入失败' },
  },
  cancellation: {
    return: { code: '1400', info: '撤销理由不充分，不予撤销' },
    error: { code: '-623001', info: '撤销申请单参数校验失败' },
  },
  return: {
    return: { code: '1400', info: '退货申报与实际不符，请核对后重新申报' },
    error: { code: '-625001', info: '退货申请单参数校验失败' },
  },
  summary: {
    return: { code: '1400', info: '汇总申请不符合要求，请核对后重新申报' },
    error: { code: '-999999', info: '汇总申请单处理异常' },
  },
};

/** How many ordinary steps an inspection lasts when the case script does not say. */
export const INSPECTION_STEPS = 5;
/** The steps that end an inspection. */
export const AFTER_INSPECTION: ReadonlySet<StepName> = new Set(['release', 'takeBack', 'clear']);

/** The step after `name` on a course; null at its end. */
export function stepAfter(kind: DecidedKind, course: Course, name: StepName): StepName | null {
  const way = COURSES[kind][course];
  const at = way.indexOf(name);
  return at === -1 ? null : (way[at + 1] ?? null);
}

/**
 * Whether a document at this number may be sent again under the same business key: returned (100, E), in error, saved
 * only, or cancelled.
 */
export function isOpen(state: string): boolean {
  return ['100', 'E', '1', CANCELLED].includes(state) || state.startsWith('-');
}

/** Whether an inventory at this number has been accepted by customs, so that its payment receipt may be stored. */
export function isAcceptedInventory(state: string): boolean {
  return ['399', '500', '800', '899'].includes(state);
}

/** Whether customs has the inventory and its goods have not left, so that it may still be cancelled. */
export function isCancellable(state: string): boolean {
  return ['120', '300', '399', '500', '800'].includes(state);
}

/** Whether the goods of an inventory at this number have been let go, so that they may come back or be summed up. */
export function isReleased(state: string): boolean {
  return state === '800' || state === '899';
}

/** Whether a document at this number can be laid beside the others. */
export function isPresent(state: string): boolean {
  return state === '2' || state === '120';
}
