import { useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import type { RefundFinding } from '#shared/documents/refund/preflight.ts';

/** The field of the form that can mend what was found; the goods item's number stands for "*". */
const MENDED_AT: Partial<Readonly<Record<RefundFinding['code'], string>>> = {
  'refund.simplified': 'declaration.statisticsFlag',
  'refund.notWanted': 'declaration.refundWanted',
  'refund.dateAfter': 'transport.exportDate',
  'refund.name': 'items.*.gname',
  'refund.unit': 'items.*.unit',
  'refund.short': 'items.*.qty',
};

/** Colour and sign of each weight; a sign, because colour alone says nothing to many. */
const LOOKS = {
  block: { tone: 'fatal-text', mark: '✕' },
  warn: { tone: 'warning-text', mark: '!' },
  note: { tone: 'dim', mark: '·' },
} as const;

/** One thing to mend before declaring, with the way to the field of the form. */
export function RefundFindingText({ finding }: { readonly finding: RefundFinding }) {
  const t = useText();
  const { editable, jump } = useEditing();
  const { code, severity, params, field, item } = finding;
  const pattern = MENDED_AT[code];
  const at = pattern?.includes('*') === true && item === null ? undefined : pattern;
  const { tone, mark } = LOOKS[severity];
  return (
    <span className={tone}>
      <span aria-hidden="true">{mark} </span>
      <span className="visually-hidden">{t(`refundTab.severity.${severity}`)} </span>
      {field !== null && `${t(`refundTab.field.${field}`)}${t('refundTab.colon')}`}
      {t(code, params)}
      {editable && at !== undefined && (
        <>
          {' '}
          <button type="button" className="link-button" onClick={() => jump(at.replace('*', String(item)))}>
            {t('refundTab.mend')}
          </button>
        </>
      )}
    </span>
  );
}
