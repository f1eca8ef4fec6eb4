import type { ReactNode } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { SeverityTag } from '#renderer/parts/StateTag.tsx';
import type { ShadowView } from '#shared/api/packs.ts';
import { fillIn } from '#shared/i18n/texts.ts';

const CASES_SHOWN = 50;

/** What a pack would have said of what customs accepted, before anyone puts it into use. */
export function TrialPanel(props: {
  readonly hash: string;
  /** What a person may decide after having seen it. */
  readonly decide: ReactNode;
}) {
  const t = useText();
  const { value, error, reload } = useCall('packs.shadow', { hash: props.hash });
  return (
    <section className="trial" aria-label={t('trial.title')}>
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {value === null && error === null && <p role="status">{t('trial.running')}</p>}
      {value !== null && <Trial view={value} pack={props.hash} decide={props.decide} />}
    </section>
  );
}

interface TrialProps {
  readonly view: ShadowView;
  /** Hash of the pack. */
  readonly pack: string;
  readonly decide: ReactNode;
}

function Trial({ view, pack, decide }: TrialProps) {
  const t = useText();
  const { refused, held } = view;
  return (
    <>
      <h3 className={refused.length > 0 ? 'fatal-text' : 'good-text'}>{headline(t, view)}</h3>
      <p className="hint">
        {t('trial.basis', { day: view.day, checked: view.checked, accepted: view.accepted })}{' '}
        {view.draftsTouched > 0 ? t('trial.drafts', { count: view.draftsTouched }) : t('trial.drafts.none')}
        {view.leftOut > 0 && ` ${t('trial.leftOut', { count: view.leftOut })}`}
      </p>
      {view.stops && <p>{t('trial.stops')}</p>}
      {view.refusingRules.length > 0 && (
        <table className="plain-table plain-table-narrow trial-rules">
          <thead>
            <tr>
              <th>{t('trial.rule')}</th>
              <th className="end">{t('trial.declarations')}</th>
            </tr>
          </thead>
          <tbody>
            {view.refusingRules.map(({ rule, declarations }) => (
              <tr key={rule}>
                <td>
                  <a className="mono" href={hrefOf('rules', null, { pack, rule })}>
                    {rule}
                  </a>
                </td>
                <td className="end">{declarations}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Cases cases={refused} />
      {held.length > 0 && (
        <>
          <h3>{t('trial.held', { count: held.length })}</h3>
          <Cases cases={held} />
        </>
      )}
      {decide !== false && <p className="trial-decide">{decide}</p>}
    </>
  );
}

function headline(t: Text, { refused, accepted }: ShadowView): string {
  if (refused.length > 0) return t('trial.refused', { count: refused.length });
  return accepted === 0 ? t('trial.noneSent') : `✓ ${t('trial.refused.none')}`;
}

/** Declarations with what the pack finds in them. */
function Cases({ cases }: { readonly cases: ShadowView['refused'] }) {
  const t = useText();
  return (
    <>
      <ul className="trial-cases">
        {cases.slice(0, CASES_SHOWN).map((one) => (
          <li key={one.id}>
            <a href={hrefOf('consignments', one.id)}>{one.orderNo || t('radarPage.unnamed')}</a>
            <ul className="message-list">
              {one.findings.map((finding) => (
                <li key={`${finding.rule} ${finding.item ?? ''} ${finding.at[0] ?? ''}`}>
                  <SeverityTag severity={finding.severity} />{' '}
                  {finding.at[0] !== undefined && (
                    <span className="dim">{fieldLabel(t, finding.at[0])} </span>
                  )}
                  <span className="finding-more">{fillIn(t.of(finding.text), finding.params)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {cases.length > CASES_SHOWN && (
        <p className="dim">{t('trial.more', { count: cases.length - CASES_SHOWN })}</p>
      )}
    </>
  );
}
