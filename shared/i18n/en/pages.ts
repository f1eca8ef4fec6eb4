import { exchangePageEn } from '#shared/i18n/en/exchangePage.ts';
import { homeEn } from '#shared/i18n/en/home.ts';
import { importPageEn } from '#shared/i18n/en/importPage.ts';
import { packsPageEn } from '#shared/i18n/en/packsPage.ts';
import { passportPageEn } from '#shared/i18n/en/passportPage.ts';
import { rulesPageEn } from '#shared/i18n/en/rulesPage.ts';
import { settingsPageEn } from '#shared/i18n/en/settingsPage.ts';
import { trainingPageEn } from '#shared/i18n/en/trainingPage.ts';

/** Texts of home, import, exchange, rules, settings and the trainer's console. */
export const pagesEn = {
  ...homeEn,
  ...importPageEn,
  ...exchangePageEn,
  ...rulesPageEn,
  ...packsPageEn,
  ...passportPageEn,
  ...settingsPageEn,
  ...trainingPageEn,
} as const;
