import { useEffect, useRef } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { SheetChoice } from '#renderer/pages/editor/sheet/SheetChoice.tsx';
import { factLabel, valueText } from '#renderer/pages/editor/sheet/SheetLine.tsx';
import { Detail } from '#renderer/parts/Detail.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { SeverityTag } from '#renderer/parts/StateTag.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { SheetRowView } from '#shared/api/sheet.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Choice } from '#shared/documents/sheet/sheet.ts';

interface SheetDetailProps {
  /** Id of the consignment. */
  readonly id: string;
  readonly rowKey: string;
  readonly draft: Draft;
  onClose(): void;
}

const MOST_FIELDS = 6;

/** A row of the sheet: why it must agree, which value is true, and where it is entered. */
export function SheetDetail({ id, rowKey, draft, onClose }: SheetDetailProps) {
  const t = useText();
  const { session, editable, jump } = useEditing();
  const read = useCall('sheet.row', { id, key: rowKey });
  const body = useRef<HTMLDivElement>(null);
  const ready = read.value !== null;
  useEffect(() => {
    if (ready) body.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus();
  }, [ready]);
  if (read.error !== null && read.value === null)
    return <ErrorPanel error={read.error} retry={read.reload} />;
  if (read.value === null) return null;
  const { row, choices, findings } = read.value;
  const fact = factLabel(t, row);
  const take = (choice: Choice) => {
    session.apply(choice.edits);
    showToast({
      tone: 'done',
      scope: 'editor',
      text: t('sheet.chosen', { fact, value: valueText(t, choice) }),
      action: { label: t('common.undo'), run: () => void session.step('undo') },
    });
    onClose();
  };
  return (
    <Detail title={fact} onClose={onClose}>
      <div ref={body} className="sheet-detail">
        {choices.length > 0 && (
          <section aria-label={t('sheet.choose')}>
            <h3>{t('sheet.choose')}</h3>
            {!editable && <p className="dim">{t('sheet.locked')}</p>}
            <ul className="sheet-choices">
              {choices.map((choice) => (
                <SheetChoice
                  key={`${choice.of} ${choice.text}`}
                  choice={choice}
                  draft={draft}
                  editable={editable}
                  onTake={() => take(choice)}
                />
              ))}
            </ul>
          </section>
        )}
        <Reason view={read.value} />
        {findings.length > 0 && (
          <section aria-label={t('sheet.checks')}>
            <h3>{t('sheet.checks')}</h3>
            <ul className="sheet-findings">
              {findings.map((finding) => (
                <li key={`${finding.rule} ${finding.item}`}>
                  <SeverityTag severity={finding.severity} /> <code>{finding.rule}</code> {t.of(finding.text)}
                </li>
              ))}
            </ul>
          </section>
        )}
        {row.pointers.length > 0 && (
          <section aria-label={t('sheet.fields')}>
            <h3>{t('sheet.fields')}</h3>
            <p className="sheet-links">
              {row.pointers.slice(0, MOST_FIELDS).map((at) => (
                <button key={at} type="button" className="link-button" onClick={() => jump(at)}>
                  {fieldLabel(t, at)}
                </button>
              ))}
              {row.pointers.length > MOST_FIELDS && (
                <span className="dim">
                  {t('sheet.set.more', { count: row.pointers.length - MOST_FIELDS })}
                </span>
              )}
            </p>
          </section>
        )}
      </div>
    </Detail>
  );
}

/** The rule between documents, where it comes from and how sure it is. */
function Reason({ view }: { readonly view: SheetRowView }) {
  const t = useText();
  const { row, rule } = view;
  if (row.rule === null || rule === null) return null;
  return (
    <section aria-label={t('sheet.why')}>
      <h3>{t('sheet.why')}</h3>
      <p>
        {t(`sheet.rule.${row.rule}`)}{' '}
        {rule.confidence === 'toBeConfirmed' && (
          <span className="tag tag-verify">{t('sheet.unconfirmed')}</span>
        )}
      </p>
      <p className="dim">
        {t.of({ 'zh-CN': rule.source.zh, en: rule.source.en })}
        {rule.checks.length > 0 && <> · {t('sheet.check', { number: rule.checks.join(', ') })}</>}
      </p>
    </section>
  );
}
