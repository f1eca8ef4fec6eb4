import { appEn } from '#shared/i18n/en/app.ts';
import { cartonsEn } from '#shared/i18n/en/cartons.ts';
import { cliEn } from '#shared/i18n/en/cli.ts';
import { consignmentsEn } from '#shared/i18n/en/consignments.ts';
import { elementsEn } from '#shared/i18n/en/elements.ts';
import { explainEn } from '#shared/i18n/en/explain.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import { hostEn } from '#shared/i18n/en/host.ts';
import { intakeEn } from '#shared/i18n/en/intake.ts';
import { messagesEn } from '#shared/i18n/en/messages.ts';
import { packAuthoringEn } from '#shared/i18n/en/packAuthoring.ts';
import { packPublishingEn } from '#shared/i18n/en/packPublishing.ts';
import { packsCommandEn } from '#shared/i18n/en/packsCommand.ts';
import { pagesEn } from '#shared/i18n/en/pages.ts';
import { passportsEn } from '#shared/i18n/en/passports.ts';
import { radarEn } from '#shared/i18n/en/radar.ts';
import { rulesEn } from '#shared/i18n/en/rules.ts';
import { storeEn } from '#shared/i18n/en/store.ts';
import { trustEn } from '#shared/i18n/en/trust.ts';
import { windowEn } from '#shared/i18n/en/window.ts';
import { appZh } from '#shared/i18n/zh-CN/app.ts';
import { cartonsZh } from '#shared/i18n/zh-CN/cartons.ts';
import { cliZh } from '#shared/i18n/zh-CN/cli.ts';
import { consignmentsZh } from '#shared/i18n/zh-CN/consignments.ts';
import { elementsZh } from '#shared/i18n/zh-CN/elements.ts';
import { explainZh } from '#shared/i18n/zh-CN/explain.ts';
import { fieldsZh } from '#shared/i18n/zh-CN/fields.ts';
import { hostZh } from '#shared/i18n/zh-CN/host.ts';
import { intakeZh } from '#shared/i18n/zh-CN/intake.ts';
import { messagesZh } from '#shared/i18n/zh-CN/messages.ts';
import { packAuthoringZh } from '#shared/i18n/zh-CN/packAuthoring.ts';
import { packPublishingZh } from '#shared/i18n/zh-CN/packPublishing.ts';
import { packsCommandZh } from '#shared/i18n/zh-CN/packsCommand.ts';
import { pagesZh } from '#shared/i18n/zh-CN/pages.ts';
import { passportsZh } from '#shared/i18n/zh-CN/passports.ts';
import { radarZh } from '#shared/i18n/zh-CN/radar.ts';
import { rulesZh } from '#shared/i18n/zh-CN/rules.ts';
import { storeZh } from '#shared/i18n/zh-CN/store.ts';
import { trustZh } from '#shared/i18n/zh-CN/trust.ts';
import { windowZh } from '#shared/i18n/zh-CN/window.ts';

const ZH = {
  ...windowZh,
  ...consignmentsZh,
  ...fieldsZh,
  ...pagesZh,
  ...appZh,
  ...hostZh,
  ...messagesZh,
  ...cliZh,
  ...storeZh,
  ...rulesZh,
  ...passportsZh,
  ...radarZh,
  ...packAuthoringZh,
  ...packPublishingZh,
  ...packsCommandZh,
  ...explainZh,
  ...intakeZh,
  ...cartonsZh,
  ...trustZh,
  ...elementsZh,
} as const;

/** The key of a text a person reads. Chinese is the first language; English must have every key. */
export type TextKey = keyof typeof ZH;
/** A language of the workstation. */
export type Language = 'zh-CN' | 'en';
/** All texts of one language. */
export type Texts = Readonly<Record<TextKey, string>>;
/** The values a text's `{placeholders}` stand for. */
export type TextParams = Readonly<Record<string, string | number>>;

const EN: Texts = {
  ...windowEn,
  ...consignmentsEn,
  ...fieldsEn,
  ...pagesEn,
  ...appEn,
  ...hostEn,
  ...messagesEn,
  ...cliEn,
  ...storeEn,
  ...rulesEn,
  ...passportsEn,
  ...radarEn,
  ...packAuthoringEn,
  ...packPublishingEn,
  ...packsCommandEn,
  ...explainEn,
  ...intakeEn,
  ...cartonsEn,
  ...trustEn,
  ...elementsEn,
};

/** The texts of a language. */
export function textsOf(language: Language): Texts {
  return language === 'en' ? EN : ZH;
}

/** The text of a key that is only known at run time ("error." + code); null when there is none. */
export function findText(language: Language, key: string): string | null {
  const texts: Readonly<Record<string, string>> = textsOf(language);
  return Object.hasOwn(texts, key) ? (texts[key] ?? null) : null;
}

/** A text with its `{placeholders}` filled in; one without a value stays as it is, so that a gap is visible. */
export function fillIn(text: string, params: TextParams = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
