import { exchangePageEn } from '#shared/i18n/en/exchangePage.ts';
import { homeEn } from '#shared/i18n/en/home.ts';
import { importPageEn } from '#shared/i18n/en/importPage.ts';
import { rulesPageEn } from '#shared/i18n/en/rulesPage.ts';
import { settingsPageEn } from '#shared/i18n/en/settingsPage.ts';
import { trainingPageEn } from '#shared/i18n/en/trainingPage.ts';

/** Texts of home, import, exchange, rules, settings and the trainer's console. */
export const pagesEn = {
  ...homeEn,
  ...importPageEn,
  ...exchangePageEn,
  ...rulesPageEn,
  ...settingsPageEn,
  ...trainingPageEn,
} as const;
