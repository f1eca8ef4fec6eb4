import { appEn } from '#shared/i18n/en/app.ts';
import { cartonsEn } from '#shared/i18n/en/cartons.ts';
import { changesEn } from '#shared/i18n/en/changes.ts';
import { consignmentsEn } from '#shared/i18n/en/consignments.ts';
import { declarationEn } from '#shared/i18n/en/declaration.ts';
import { elementsEn } from '#shared/i18n/en/elements.ts';
import { elementsPanelEn } from '#shared/i18n/en/elementsPanel.ts';
import { explainEn } from '#shared/i18n/en/explain.ts';
import { exportColumnsEn } from '#shared/i18n/en/exportColumns.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import { hostEn } from '#shared/i18n/en/host.ts';
import { intakeEn } from '#shared/i18n/en/intake.ts';
import { messagesEn } from '#shared/i18n/en/messages.ts';
import { packingEn } from '#shared/i18n/en/packing.ts';
import { pagesEn } from '#shared/i18n/en/pages.ts';
import { passportsEn } from '#shared/i18n/en/passports.ts';
import { printsEn } from '#shared/i18n/en/prints.ts';
import { productsEn } from '#shared/i18n/en/products.ts';
import { radarEn } from '#shared/i18n/en/radar.ts';
import { refundsEn } from '#shared/i18n/en/refunds.ts';
import { regimesEn } from '#shared/i18n/en/regimes.ts';
import { rulesEn } from '#shared/i18n/en/rules.ts';
import { sheetEn } from '#shared/i18n/en/sheet.ts';
import { signingEn } from '#shared/i18n/en/signing.ts';
import { storeEn } from '#shared/i18n/en/store.ts';
import { summariesEn } from '#shared/i18n/en/summaries.ts';
import { trustEn } from '#shared/i18n/en/trust.ts';
import { windowEn } from '#shared/i18n/en/window.ts';
import { appZh } from '#shared/i18n/zh-CN/app.ts';
import { cartonsZh } from '#shared/i18n/zh-CN/cartons.ts';
import { changesZh } from '#shared/i18n/zh-CN/changes.ts';
import { consignmentsZh } from '#shared/i18n/zh-CN/consignments.ts';
import { declarationZh } from '#shared/i18n/zh-CN/declaration.ts';
import { elementsZh } from '#shared/i18n/zh-CN/elements.ts';
import { elementsPanelZh } from '#shared/i18n/zh-CN/elementsPanel.ts';
import { explainZh } from '#shared/i18n/zh-CN/explain.ts';
import { exportColumnsZh } from '#shared/i18n/zh-CN/exportColumns.ts';
import { fieldsZh } from '#shared/i18n/zh-CN/fields.ts';
import { hostZh } from '#shared/i18n/zh-CN/host.ts';
import { intakeZh } from '#shared/i18n/zh-CN/intake.ts';
import { messagesZh } from '#shared/i18n/zh-CN/messages.ts';
import { packingZh } from '#shared/i18n/zh-CN/packing.ts';
import { pagesZh } from '#shared/i18n/zh-CN/pages.ts';
import { passportsZh } from '#shared/i18n/zh-CN/passports.ts';
import { printsZh } from '#shared/i18n/zh-CN/prints.ts';
import { productsZh } from '#shared/i18n/zh-CN/products.ts';
import { radarZh } from '#shared/i18n/zh-CN/radar.ts';
import { refundsZh } from '#shared/i18n/zh-CN/refunds.ts';
import { regimesZh } from '#shared/i18n/zh-CN/regimes.ts';
import { rulesZh } from '#shared/i18n/zh-CN/rules.ts';
import { sheetZh } from '#shared/i18n/zh-CN/sheet.ts';
import { signingZh } from '#shared/i18n/zh-CN/signing.ts';
import { storeZh } from '#shared/i18n/zh-CN/store.ts';
import { summariesZh } from '#shared/i18n/zh-CN/summaries.ts';
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
  ...storeZh,
  ...summariesZh,
  ...rulesZh,
  ...regimesZh,
  ...refundsZh,
  ...passportsZh,
  ...radarZh,
  ...explainZh,
  ...intakeZh,
  ...cartonsZh,
  ...packingZh,
  ...sheetZh,
  ...changesZh,
  ...trustZh,
  ...printsZh,
  ...exportColumnsZh,
  ...elementsZh,
  ...signingZh,
  ...declarationZh,
  ...elementsPanelZh,
  ...productsZh,
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
  ...storeEn,
  ...summariesEn,
  ...rulesEn,
  ...regimesEn,
  ...refundsEn,
  ...passportsEn,
  ...radarEn,
  ...explainEn,
  ...intakeEn,
  ...cartonsEn,
  ...packingEn,
  ...sheetEn,
  ...changesEn,
  ...trustEn,
  ...printsEn,
  ...exportColumnsEn,
  ...elementsEn,
  ...signingEn,
  ...declarationEn,
  ...elementsPanelEn,
  ...productsEn,
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
