import { Button, Switch } from 'antd';
import { useState } from 'react';
import { putCall, useAct, useCall } from '#renderer/app/calls.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Facts, Panel } from '#renderer/parts/Panel.tsx';
import { spanSince } from '#renderer/parts/span.ts';
import { localTime } from '#renderer/parts/time.ts';
import { useNow } from '#renderer/parts/useNow.ts';
import type { Connection } from '#shared/api/exchange.ts';

/** How the workstation stands with the platform: since when, what waits, what comes next, and the switch. */
export function ConnectionPanel() {
  const t = useText();
  const { value, error, reload } = useCall('exchange.connection', {});
  if (value === null) {
    return (
      <Panel title={t('connection.title')}>
        {error !== null && <ErrorPanel error={error} retry={reload} />}
      </Panel>
    );
  }
  return <Standing connection={value} />;
}

function Standing({ connection }: { readonly connection: Connection }) {
  const t = useText();
  const act = useAct();
  const now = useNow(10_000);
  const [busy, setBusy] = useState(false);
  const ask = async (call: Promise<Connection | null>) => {
    setBusy(true);
    const next = await call;
    setBusy(false);
    if (next !== null) putCall('exchange.connection', {}, next);
  };
  const hasChannel = connection.status !== 'none';
  const off = connection.status === 'offline';
  return (
    <Panel title={t('connection.title')} className="connection">
      <p className="bar">
        <span className={`dot dot-${connection.status}`} aria-hidden="true" />
        <strong>{t(`connection.${connection.status}`)}</strong>
        {hasChannel && (
          <span className="dim">
            {t('connection.sinceFor', {
              when: localTime(connection.since),
              span: spanSince(t, connection.since, now),
            })}
          </span>
        )}
      </p>
      <p className="hint">{t(`connection.${connection.status}.why`)}</p>
      <ul className="message-list">
        <li>
          {connection.waiting === 0
            ? t('connection.waiting.none')
            : t('connection.waiting', { count: connection.waiting })}
        </li>
        {connection.unknown > 0 && <li>{t('connection.unknown', { count: connection.unknown })}</li>}
        {connection.nextTryAt !== null && !off && (
          <li>
            {Date.parse(connection.nextTryAt) <= now
              ? t('connection.nextTryNow')
              : t('connection.nextTry', { when: localTime(connection.nextTryAt) })}
          </li>
        )}
        {connection.lastError !== null && connection.status !== 'connected' && (
          <li className="fatal-text">
            {t('connection.lastError', { text: errorText(t, connection.lastError) })}
          </li>
        )}
      </ul>
      {hasChannel && (
        <>
          <Facts
            rows={[
              [
                t('connection.address'),
                <span key="address">
                  {connection.channel === '' ? '' : `${t(`connection.channel.${connection.channel}`)} `}
                  <span className="mono dim">{connection.address}</span>
                </span>,
              ],
            ]}
          />
          <div className="bar">
            <Button loading={busy} disabled={off} onClick={() => void ask(act('exchange.syncNow', {}))}>
              {t('connection.syncNow')}
            </Button>
            <label className="bar">
              <Switch
                size="small"
                checked={!off}
                onChange={(on) => void ask(act('exchange.setOffline', { offline: !on }))}
              />
              {t('connection.switch')}
            </label>
          </div>
        </>
      )}
    </Panel>
  );
}
