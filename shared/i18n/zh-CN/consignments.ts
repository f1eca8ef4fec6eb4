/** Texts of the list of consignments and of the editor. */
export const consignmentsZh = {
  'list.title': '申报单',
} as const;
