import { hostEn } from '#shared/i18n/en/host.ts';
import type { TextParams } from '#shared/i18n/texts.ts';
import { fillIn, findText } from '#shared/i18n/texts.ts';
import { hostZh } from '#shared/i18n/zh-CN/host.ts';

/** A text that a host itself shows: in the terminal, a menu, a dialog, or a page before there is a window. */
export type HostTextKey = keyof typeof hostZh;
/** A language of the interface. */
export type HostLanguage = 'zh-CN' | 'en';

const TEXTS: Readonly<Record<HostLanguage, Readonly<Record<HostTextKey, string>>>> = {
  'zh-CN': hostZh,
  en: hostEn,
};

/** The language of a locale ("zh_CN.UTF-8", "en-GB"): Chinese for every Chinese one, English for all others. */
export function hostLanguage(locale: string): HostLanguage {
  return /^zh/i.test(locale) ? 'zh-CN' : 'en';
}

/** The language of this computer's user, before a profile says otherwise. */
export function systemLanguage(): HostLanguage {
  return hostLanguage(Intl.DateTimeFormat().resolvedOptions().locale);
}

/** A host's text with its places filled. */
export function hostText(language: HostLanguage, key: HostTextKey, params: TextParams = {}): string {
  return fillIn(TEXTS[language][key], params);
}

/** The sentence for an error code of any area; the bare code when it has none. */
export function errorText(language: HostLanguage, code: string, params: TextParams = {}): string {
  const key = `error.${code}`;
  const own: Readonly<Record<string, string>> = TEXTS[language];
  return fillIn(findText(language, key) ?? (Object.hasOwn(own, key) ? own[key] : undefined) ?? code, params);
}
