/** Texts of the command line: those of the workstation, and what is said in a terminal only. No window carries them. */
import { cliEn } from '#shared/i18n/en/cli.ts';
import { packAuthoringEn } from '#shared/i18n/en/packAuthoring.ts';
import { packPublishingEn } from '#shared/i18n/en/packPublishing.ts';
import { packsCommandEn } from '#shared/i18n/en/packsCommand.ts';
import type { Language, TextKey } from '#shared/i18n/texts.ts';
import { findText, textsOf } from '#shared/i18n/texts.ts';
import { cliZh } from '#shared/i18n/zh-CN/cli.ts';
import { packAuthoringZh } from '#shared/i18n/zh-CN/packAuthoring.ts';
import { packPublishingZh } from '#shared/i18n/zh-CN/packPublishing.ts';
import { packsCommandZh } from '#shared/i18n/zh-CN/packsCommand.ts';

const ZH = { ...cliZh, ...packAuthoringZh, ...packPublishingZh, ...packsCommandZh } as const;
const EN: Readonly<Record<keyof typeof ZH, string>> = {
  ...cliEn,
  ...packAuthoringEn,
  ...packPublishingEn,
  ...packsCommandEn,
};

/** The key of a text the command line may say. */
export type CliTextKey = TextKey | keyof typeof ZH;

/** The texts of the command line in a language. */
export function cliTextsOf(language: Language): Readonly<Record<CliTextKey, string>> {
  return { ...textsOf(language), ...(language === 'en' ? EN : ZH) };
}

/** The text of a key that is only known at run time ("error." + code); null when there is none. */
export function findCliText(language: Language, key: string): string | null {
  const own: Readonly<Record<string, string>> = language === 'en' ? EN : ZH;
  return Object.hasOwn(own, key) ? (own[key] ?? null) : findText(language, key);
}
