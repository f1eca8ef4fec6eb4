import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { RegimeOptionCard } from '#renderer/pages/editor/RegimeOptionCard.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { wayKey } from '#renderer/parts/ways.ts';
import type { RegimeOption } from '#shared/api/regimes.ts';

interface RegimePanelProps {
  /** Id of the consignment. */
  readonly id: string;
  readonly editable: boolean;
  choose(option: RegimeOption): void;
  close(): void;
}

const CHOICES = 'button[data-choice]';
const CURRENT = '[data-current]';

/** Where the reader stands first: the regime as it is now. */
function standAt(panel: HTMLElement | null): HTMLElement | null {
  return panel?.querySelector<HTMLElement>(CURRENT) ?? panel?.querySelector<HTMLElement>(CHOICES) ?? null;
}

/** Every regime and route beside the form: whether it fits and why not, its documents, and what would change. */
export function RegimePanel(props: RegimePanelProps) {
  const t = useText();
  const panel = useRef<HTMLElement>(null);
  const compared = useCall('regimes.compare', { id: props.id });
  const ready = compared.value !== null;
  useEffect(() => {
    const first = (ready ? standAt(panel.current) : null) ?? panel.current;
    first?.focus();
    first?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [ready]);
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') props.close();
    else if (step !== 0) moveFocus(panel.current, step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <aside
      ref={panel}
      id="regime-panel"
      className="findings-pane regime-panel"
      aria-label={t('regime.panel')}
      tabIndex={-1}
      onKeyDown={press}
    >
      <header className="panel-head">
        <h2>{t('regime.panel')}</h2>
        <div className="panel-aside" />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('common.close')}
          onClick={props.close}
        />
      </header>
      <p className="dim">{t(props.editable ? 'regime.panel.help' : 'regime.panel.locked')}</p>
      {compared.value?.judged === false && <p className="dim">{t('regime.panel.notJudged')}</p>}
      {compared.value === null && compared.error !== null && (
        <EmptyState title={errorText(t, compared.error)} />
      )}
      <ol className="regime-options">
        {compared.value?.options.map((option) => (
          <li key={wayKey(option)}>
            <RegimeOptionCard
              option={option}
              judged={compared.value?.judged === true}
              choose={props.editable && !option.chosen ? () => props.choose(option) : null}
            />
          </li>
        ))}
      </ol>
    </aside>
  );
}

/** Moves the focus to the next or the previous option. */
function moveFocus(panel: HTMLElement | null, step: 1 | -1): void {
  const stops = [...(panel?.querySelectorAll<HTMLElement>(`${CURRENT}, ${CHOICES}`) ?? [])];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  const next = stops[at < 0 ? 0 : at + step];
  next?.focus();
  next?.closest('li')?.scrollIntoView({ block: 'nearest' });
}
