import { exchangePageEn } from '#shared/i18n/en/exchangePage.ts';
import { homeEn } from '#shared/i18n/en/home.ts';
import { importPageEn } from '#shared/i18n/en/importPage.ts';
import { packsPageEn } from '#shared/i18n/en/packsPage.ts';
import { passportPageEn } from '#shared/i18n/en/passportPage.ts';
import { refundTabEn } from '#shared/i18n/en/refundTab.ts';
import { rulesPageEn } from '#shared/i18n/en/rulesPage.ts';
import { settingsPageEn } from '#shared/i18n/en/settingsPage.ts';
import { summariesPageEn } from '#shared/i18n/en/summariesPage.ts';
import { trainingPageEn } from '#shared/i18n/en/trainingPage.ts';

/** Texts of home, import, exchange, rules, settings and the trainer's console. */
export const pagesEn = {
  ...homeEn,
  ...importPageEn,
  ...exchangePageEn,
  ...refundTabEn,
  ...rulesPageEn,
  ...packsPageEn,
  ...passportPageEn,
  ...settingsPageEn,
  ...summariesPageEn,
  ...trainingPageEn,
} as const;
