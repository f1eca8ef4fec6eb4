import type { Language } from '#shared/i18n/texts.ts';
import { returnStatus } from '#shared/messages/returnStatus.ts';

/** A receipt status (回执状态 returnStatus) with its meaning: "800 放行". */
export function statusText(language: Language, code: string): string {
  const { zh, en } = returnStatus(code);
  return `${code} ${language === 'en' ? en : zh}`;
}
