import type { TrainingLessons } from '#shared/api/home.ts';

const STARTING = {
  pack: 'cn.export',
  version: '2.0.0',
  seq: 2,
  title: { 'zh-CN': '跨境电商出口起步规则包', en: 'Starter rules for cross-border e-commerce export' },
  effectiveFrom: '',
  published: '2026-01-05',
} as const;

const LESSONS = [
  {
    lesson: 'telephoneRequired',
    title: {
      'zh-CN': '演练：收件人电话改为必填',
      en: 'Training: the consignee’s telephone becomes required',
    },
    teaches: { 'zh-CN': '没有电话的草稿会被点名。', en: 'Drafts without a telephone are named.' },
  },
  {
    lesson: 'backToStart',
    title: { 'zh-CN': '演练：回到起步规则', en: 'Training: back to the starting rules' },
    teaches: { 'zh-CN': '规则只会向前走。', en: 'Rules only go forward.' },
  },
] as const;

/** The lessons of the fake workstation; what is published stays until it is gone. */
export function fakeLessonHandlers() {
  let state: TrainingLessons = { lessons: LESSONS, published: [STARTING] };
  return {
    'training.lessons': () => state,
    'training.publishLesson': (args: { readonly lesson?: string; readonly effectiveFrom?: string }) => {
      const lesson = LESSONS.find((one) => one.lesson === args.lesson) ?? LESSONS[0];
      const { effectiveFrom = 'today' } = args;
      const seq = STARTING.seq + state.published.length;
      const edition = {
        ...STARTING,
        version: `${seq}.0.0`,
        seq,
        title: lesson.title,
        effectiveFrom: effectiveFrom === 'today' ? STARTING.published : effectiveFrom,
      };
      state = { ...state, published: [edition, ...state.published] };
      return state;
    },
  };
}
