import { useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { ConsignmentFinder } from '#renderer/pages/rules/ConsignmentFinder.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { SeverityTag } from '#renderer/parts/StateTag.tsx';
import type { RuleTrial } from '#shared/api/packs.ts';
import { fillIn } from '#shared/i18n/texts.ts';

type TrialResult = RuleTrial['results'][number];

const TONES: Readonly<Record<TrialResult['outcome'], string>> = {
  holds: 'tag-good',
  fails: 'tag-fatal',
  notAsked: 'tag-plain',
  blocked: 'tag-ask',
};
const RESULTS_SHOWN = 100;

interface RuleTryProps {
  readonly rule: string;
  /** Hash of the pack; null is the active one. */
  readonly pack: string | null;
}

/** Tries a rule on any consignment: what it comes to for each item, and which values it read. */
export function RuleTry({ rule, pack }: RuleTryProps) {
  const t = useText();
  const [chosen, setChosen] = useState<{ readonly id: string; readonly orderNo: string } | null>(null);
  const trial = useCall('rules.try', chosen === null ? null : { rule, pack, id: chosen.id });
  return (
    <section className="rule-try" aria-label={t('ruleTry.title')}>
      <h3>{t('ruleTry.title')}</h3>
      <ConsignmentFinder onChoose={setChosen} />
      {trial.error !== null && <ErrorPanel error={trial.error} retry={trial.reload} />}
      {chosen !== null && trial.value !== null && (
        <div role="status">
          <p>
            <a href={hrefOf('consignments', chosen.id)}>
              {t('ruleTry.on', { orderNo: chosen.orderNo, day: trial.value.day })}
            </a>
          </p>
          {trial.value.results.length === 0 && <p className="hint">{t('ruleTry.noItems')}</p>}
          <ul className="try-results" aria-label={t('ruleTry.results')}>
            {trial.value.results.slice(0, RESULTS_SHOWN).map((result) => (
              <Result key={result.item ?? 'whole'} result={result} id={chosen.id} />
            ))}
          </ul>
          {trial.value.results.length > RESULTS_SHOWN && (
            <p className="dim">{t('trial.more', { count: trial.value.results.length - RESULTS_SHOWN })}</p>
          )}
        </div>
      )}
    </section>
  );
}

function Result({ result, id }: { readonly result: TrialResult; readonly id: string }) {
  const t = useText();
  const { item, outcome, finding, reads } = result;
  return (
    <li>
      <p>
        <span className={`tag ${TONES[outcome]}`}>{t(`ruleTry.outcome.${outcome}`)}</span>{' '}
        <strong>{item === null ? t('ruleTry.whole') : t('ruleTry.item', { number: item + 1 })}</strong>
      </p>
      {finding !== null && (
        <p>
          <SeverityTag severity={finding.severity} />{' '}
          <span className="finding-more">{fillIn(t.of(finding.text), finding.params)}</span>
        </p>
      )}
      {(outcome === 'notAsked' || outcome === 'blocked') && (
        <p className="hint">{t(`ruleTry.${outcome}.why`)}</p>
      )}
      {reads.length > 0 && (
        <dl className="facts" aria-label={t('ruleTry.reads')}>
          {reads.map(({ at, text }) => (
            <div key={at}>
              <dt>
                <a href={hrefOf('consignments', id, { at })}>{fieldLabel(t, at)}</a>
              </dt>
              <dd>{text === '' ? <span className="dim">{t('common.empty')}</span> : text}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
