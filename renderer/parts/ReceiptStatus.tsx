import { useText } from '#renderer/app/text.tsx';
import { receiptStatus } from '#shared/messages/receiptStatus.ts';

/** The number of a receipt with what it means. */
export function ReceiptStatus({ status }: { readonly status: string }) {
  const t = useText();
  if (status === '') return <span className="dim">{t('exchange.receipts.noStatus')}</span>;
  const { code, zh, en, group } = receiptStatus(status);
  const tone = TONES[group] ?? '';
  return (
    <span className={tone}>
      <span className="number">{code}</span> {t.of({ 'zh-CN': zh, en })}
    </span>
  );
}

const TONES: Readonly<Record<string, string>> = {
  returned: 'fatal-text',
  error: 'fatal-text',
  sendFailed: 'fatal-text',
  sentBack: 'fatal-text',
  inspection: 'warning-text',
  detained: 'warning-text',
  released: 'good-text',
  closed: 'good-text',
};

/** "20260105083000123" as "2026-01-05 08:30:00", China time as the receipt has it; what has another form stays. */
export function receiptTime(returnTime: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d{3}$/.exec(returnTime);
  if (match === null) return returnTime;
  const [, year, month, day, hour, minute, second] = match;
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}
