import { useCall } from '#renderer/app/calls.ts';
import { goTo, hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { useDraftFix } from '#renderer/pages/rules/useDraftFix.ts';
import { FindingList } from '#renderer/parts/FindingList.tsx';
import { SeverityTag } from '#renderer/parts/StateTag.tsx';
import type { TouchedConsignment } from '#shared/api/packs.ts';
import { parsePointer } from '#shared/base/pointer.ts';
import { textAt } from '#shared/consignment/edit.ts';
import { fillIn } from '#shared/i18n/texts.ts';

interface TouchedDraftProps {
  readonly draft: TouchedConsignment;
  readonly open: boolean;
  toggle(): void;
  /** Called when it was put right here, or that was undone. */
  changed(): void;
}

/** One draft that comes out otherwise; opened it shows each finding, its fix, and the way to its field. */
export function TouchedDraft({ draft, open, toggle, changed }: TouchedDraftProps) {
  const t = useText();
  const { gained, lost, reweighed } = draft;
  const counts = [
    ['gained', gained.length],
    ['lost', lost.length],
    ['reweighed', reweighed.length],
  ] as const;
  return (
    <li>
      <button type="button" className="touched-row" aria-expanded={open} onClick={toggle}>
        <strong>{draft.orderNo || t('radarPage.unnamed')}</strong>
        {counts
          .filter(([, count]) => count > 0)
          .map(([what, count]) => (
            <span key={what} className="dim">
              {t(`radarPage.${what}`)} {count}
            </span>
          ))}
      </button>
      {open && <Findings draft={draft} changed={changed} />}
    </li>
  );
}

function Findings({ draft, changed }: Pick<TouchedDraftProps, 'draft' | 'changed'>) {
  const t = useText();
  const { id, gained, lost, reweighed } = draft;
  const { value: view } = useCall('consignments.get', { id });
  const fix = useDraftFix(draft, view, changed);
  const open = (at: string | undefined) => goTo('consignments', id, at === undefined ? {} : { at });
  const shared = {
    onJump: (finding: { readonly at: readonly string[] }) => open(finding.at[0]),
    ...(view?.editable === true && !view.removed ? { onFix: fix } : {}),
    oldText: (pointer: string) => {
      const at = parsePointer(pointer);
      return at === null || view === null ? '' : (textAt(view.draft, at) ?? '');
    },
  };
  return (
    <div className="touched-findings">
      {gained.length > 0 && (
        <>
          <h3>{t('radarPage.gained')}</h3>
          <FindingList findings={gained} {...shared} />
        </>
      )}
      {reweighed.length > 0 && (
        <>
          <h3>{t('radarPage.reweighed')}</h3>
          <ul className="message-list">
            {reweighed.map(({ before, after }) => (
              <li key={`${after.rule} ${after.item ?? ''}`} className="dim">
                {after.rule}{' '}
                {t('radarPage.weight', {
                  before: t(`severity.${before.severity}`),
                  after: t(`severity.${after.severity}`),
                })}
              </li>
            ))}
          </ul>
          <FindingList findings={reweighed.map(({ after }) => after)} {...shared} />
        </>
      )}
      {lost.length > 0 && (
        <>
          <h3>{t('radarPage.lost')}</h3>
          <ul className="message-list">
            {lost.map((finding) => (
              <li key={`${finding.rule} ${finding.item ?? ''} ${finding.at[0] ?? ''}`} className="dim">
                <SeverityTag severity={finding.severity} />{' '}
                <span className="finding-more">{fillIn(t.of(finding.text), finding.params)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={hrefOf('consignments', id, firstPlace(draft))}>{t('radarPage.open')}</a>
      </p>
    </div>
  );
}

function firstPlace({ gained, reweighed }: TouchedConsignment): Readonly<Record<string, string>> {
  const at = gained[0]?.at[0] ?? reweighed[0]?.after.at[0];
  return at === undefined ? {} : { at };
}
