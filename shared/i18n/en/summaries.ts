import type { summariesZh } from '#shared/i18n/zh-CN/summaries.ts';

/** Texts of summing inventories up (en). */
export const summariesEn = {
  'error.summary.missing': 'There is no such summary request.',
  'error.summary.none': 'No inventory is chosen. Choose at least one that was released.',
  'error.summary.gone':
    '{count} of the chosen inventories were cancelled or their goods taken back. Refresh and choose again; give up a request that names them and make a new one.',
  'error.summary.tooMany':
    'One request names at most {max} inventories, and {count} are chosen. Make several requests.',
  'error.summary.mixed':
    'The chosen inventories differ in customs office, declaring firm or consignor, so one request cannot name them. Sum them up separately.',
  'error.summary.obstacle':
    '{count} inventories cannot be summed up. Take them out first; the list says why.',
  'error.summary.held': 'That cannot be done with this summary request now. Look at its state again.',
} as const satisfies Record<keyof typeof summariesZh, string>;
