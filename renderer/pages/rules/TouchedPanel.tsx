import { useState } from 'react';
import type { Called } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { TouchedDraft } from '#renderer/pages/rules/TouchedDraft.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { PackPair } from '#shared/api/packPair.ts';
import type { RadarView, TouchedConsignment } from '#shared/api/packs.ts';
import type { RuleTouch } from '#shared/rules/radar.ts';

/** The drafts that the newer pack judges otherwise: counted, by rule, and one by one with the way to put each right. */
export function TouchedPanel({
  radar,
  pair,
}: {
  readonly radar: Called<RadarView>;
  readonly pair: PackPair;
}) {
  const t = useText();
  const { value, error, reload } = radar;
  return (
    <Panel className="radar-panel" title={t('radarPage.touched')}>
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {value === null && error === null && <p role="status">{t('radarPage.touched.running')}</p>}
      {value !== null && (
        <Touched key={`${pair.before.hash} ${pair.after.hash}`} view={value} reload={reload} />
      )}
    </Panel>
  );
}

function Touched({ view, reload }: { readonly view: RadarView; reload(): void }) {
  const t = useText();
  const [only, setOnly] = useState<string | null>(null);
  const [first] = view.drafts;
  const [open, setOpen] = useState<string | null>(first?.id ?? null);
  // A rule whose drafts have all been put right filters no more.
  const rule = view.byRule.some((touch) => touch.rule === only) ? only : null;
  const touchedBy = (name: string | null) =>
    view.drafts.filter((draft) => name === null || rulesOf(draft).has(name));
  const drafts = touchedBy(rule);
  const choose = (next: string | null) => {
    setOnly(next);
    setOpen(touchedBy(next)[0]?.id ?? null);
  };
  return (
    <>
      <p role="status">
        {t('radarPage.touched.count', { day: view.day, checked: view.checked, touched: view.touched })}
      </p>
      {view.touched === 0 && <p className="good-text">✓ {t('radarPage.touched.none')}</p>}
      {view.byRule.length > 0 && (
        <ByRule touches={view.byRule} only={rule} choose={(next) => choose(next === rule ? null : next)} />
      )}
      {view.touched > view.drafts.length && (
        <p className="hint">{t('radarPage.kept', { count: view.drafts.length })}</p>
      )}
      <ul className="touched-list" aria-label={t('radarPage.drafts')}>
        {drafts.map((draft) => (
          <TouchedDraft
            key={draft.id}
            draft={draft}
            open={draft.id === open}
            toggle={() => setOpen(draft.id === open ? null : draft.id)}
            changed={reload}
          />
        ))}
      </ul>
    </>
  );
}

function rulesOf({ gained, lost, reweighed }: TouchedConsignment): ReadonlySet<string> {
  return new Set([...gained, ...lost, ...reweighed.map(({ after }) => after)].map(({ rule }) => rule));
}

interface ByRuleProps {
  readonly touches: readonly RuleTouch[];
  readonly only: string | null;
  choose(rule: string): void;
}

/** What each rule changes; choosing one shows only the drafts it touches. */
function ByRule({ touches, only, choose }: ByRuleProps) {
  const t = useText();
  return (
    <table className="plain-table touched-rules" aria-label={t('radarPage.byRule')}>
      <thead>
        <tr>
          <th>{t('radarPage.rule')}</th>
          <th className="end">{t('radarPage.gained')}</th>
          <th className="end">{t('radarPage.lost')}</th>
          <th className="end">{t('radarPage.reweighed')}</th>
          <th className="end">{t('radarPage.drafts')}</th>
        </tr>
      </thead>
      <tbody>
        {touches.map((touch) => (
          <tr key={touch.rule}>
            <td>
              <button
                type="button"
                className="chip mono"
                aria-pressed={touch.rule === only}
                aria-label={t('radarPage.onlyRule', { rule: touch.rule })}
                onClick={() => choose(touch.rule)}
              >
                {touch.rule}
              </button>
            </td>
            <td className="end">{touch.gained}</td>
            <td className="end">{touch.lost}</td>
            <td className="end">{touch.reweighed}</td>
            <td className="end">{touch.drafts}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
