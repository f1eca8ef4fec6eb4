import { exchangePageZh } from '#shared/i18n/zh-CN/exchangePage.ts';
import { homeZh } from '#shared/i18n/zh-CN/home.ts';
import { importPageZh } from '#shared/i18n/zh-CN/importPage.ts';
import { packsPageZh } from '#shared/i18n/zh-CN/packsPage.ts';
import { passportPageZh } from '#shared/i18n/zh-CN/passportPage.ts';
import { refundTabZh } from '#shared/i18n/zh-CN/refundTab.ts';
import { rulesPageZh } from '#shared/i18n/zh-CN/rulesPage.ts';
import { settingsPageZh } from '#shared/i18n/zh-CN/settingsPage.ts';
import { summariesPageZh } from '#shared/i18n/zh-CN/summariesPage.ts';
import { trainingPageZh } from '#shared/i18n/zh-CN/trainingPage.ts';

/** Texts of home, import, exchange, rules, settings and the trainer's console. */
export const pagesZh = {
  ...homeZh,
  ...importPageZh,
  ...exchangePageZh,
  ...refundTabZh,
  ...rulesPageZh,
  ...packsPageZh,
  ...passportPageZh,
  ...settingsPageZh,
  ...summariesPageZh,
  ...trainingPageZh,
} as const;
