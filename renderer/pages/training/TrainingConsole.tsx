import { Button } from 'antd';
import { useEffect } from 'react';
import { putCall, useAct, useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { OfficerRules } from '#renderer/pages/training/OfficerRules.tsx';
import { RulePublishing } from '#renderer/pages/training/RulePublishing.tsx';
import { Chips } from '#renderer/parts/Chips.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { OfficerRule, TrainingState } from '#shared/api/home.ts';
import { OUTAGE_MODES } from '#shared/api/home.ts';
import '#renderer/pages/training/training.css';

const LEDGER_EVERY_MS = 5000;

/** What the trainer decides: trouble on the line, the pace, what the officer does, and which rules are published. */
export function TrainingConsole() {
  const { value, error, reload } = useCall('training.state', {});
  useEffect(() => {
    const timer = setInterval(reload, LEDGER_EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <div className="training">
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {value !== null && <Console state={value} />}
    </div>
  );
}

function Console({ state }: { readonly state: TrainingState }) {
  const t = useText();
  const act = useAct();
  const take = async (call: Promise<TrainingState | null>) => {
    const next = await call;
    if (next !== null) putCall('training.state', {}, next);
    return next !== null;
  };
  const setOfficer = (rules: readonly OfficerRule[], stepMs = state.stepMs) =>
    take(act('training.setOfficer', { rules: [...rules], stepMs }));
  return (
    <>
      <p className="dim">
        {t('training.intro')} {t('training.ledger.count', { count: state.documents })}
      </p>
      <div className="training-columns">
        <div className="settings-column">
          <Panel title={t('training.outage')}>
            <p className="hint">{t('training.outage.hint')}</p>
            <fieldset className="training-outages">
              <legend className="visually-hidden">{t('training.outage')}</legend>
              {OUTAGE_MODES.map((mode) => (
                <label key={mode} className={state.outage === mode ? 'training-outage-on' : undefined}>
                  <input
                    type="radio"
                    name="outage"
                    checked={state.outage === mode}
                    onChange={() => void take(act('training.setOutage', { mode }))}
                  />
                  <span>
                    <strong>{t(`training.outage.${mode}`)}</strong>
                    <span className="dim"> {t(`training.outage.${mode}.what`)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
          </Panel>
          <Pace stepMs={state.stepMs} onChange={(stepMs) => void setOfficer(state.rules, stepMs)} />
          <OfficerRules rules={state.rules} onChange={setOfficer} />
          <Inspections resolve={(orderNo) => take(act('training.resolve', { orderNo }))} />
        </div>
        <RulePublishing />
      </div>
    </>
  );
}

const PACES = { instant: 0, fast: 1000, calm: 5000, slow: 30_000 } as const;
type PaceName = keyof typeof PACES;
const PACE_NAMES = Object.keys(PACES) as readonly PaceName[];

function Pace(props: { readonly stepMs: number; onChange(stepMs: number): void }) {
  const t = useText();
  const chosen: PaceName | 'own' = PACE_NAMES.find((name) => PACES[name] === props.stepMs) ?? 'own';
  const names: readonly (PaceName | 'own')[] = chosen === 'own' ? [...PACE_NAMES, 'own'] : PACE_NAMES;
  return (
    <Panel title={t('training.pace')}>
      <p className="hint">{t('training.pace.hint')}</p>
      <Chips
        label={t('training.pace')}
        options={names.map((name) => ({
          value: name,
          label: name === 'own' ? t('training.pace.own', { ms: props.stepMs }) : t(`training.pace.${name}`),
        }))}
        value={chosen}
        onChange={(name) => {
          if (name !== 'own') props.onChange(PACES[name]);
        }}
      />
    </Panel>
  );
}

/** Orders under inspection, each with the button that lets it pass. */
function Inspections(props: { resolve(orderNo: string): Promise<boolean> }) {
  const t = useText();
  const { value } = useCall('consignments.list', { states: ['inspection'], limit: 20 });
  const pass = async (orderNo: string) => {
    if (await props.resolve(orderNo)) {
      showToast({ tone: 'done', text: t('training.resolve.done', { orderNo }) });
    }
  };
  return (
    <Panel title={t('training.resolve')}>
      {value !== null && value.rows.length === 0 && <p className="hint">{t('training.resolve.none')}</p>}
      <ul className="message-list">
        {value?.rows.map((row) => (
          <li key={row.id} className="training-rule">
            <span>{row.orderNo}</span>
            <Button
              size="small"
              aria-label={t('training.resolve.of', { orderNo: row.orderNo })}
              onClick={() => void pass(row.orderNo)}
            >
              {t('training.resolve.do')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
