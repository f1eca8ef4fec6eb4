import type { consignmentsZh } from '#shared/i18n/zh-CN/consignments.ts';

/** Texts of the list of consignments and of the editor. */
export const consignmentsEn = {
  'list.title': 'Consignments',
} as const satisfies Record<keyof typeof consignmentsZh, string>;
