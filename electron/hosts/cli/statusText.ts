import type { Language } from '#shared/i18n/texts.ts';
import { receiptStatus } from '#shared/messages/receiptStatus.ts';

/** A receipt status (回执状态 returnStatus, CHANNEL) with its meaning: "800 放行", "P 放行". */
export function statusText(language: Language, status: string): string {
  const { code, zh, en } = receiptStatus(status);
  return `${code} ${language === 'en' ? en : zh}`;
}
