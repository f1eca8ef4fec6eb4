import { Button, Switch } from 'antd';
import { useId, useState } from 'react';
import { putCall, useAct, useCall } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
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

/** The same in one line, above the lists of what leaves and arrives. */
export function ConnectionLine() {
  const t = useText();
  const { value } = useCall('exchange.connection', {});
  const now = useNow(10_000);
  if (value === null) return null;
  return (
    <section className="connection-line" aria-label={t('connection.title')}>
      <span className="bar">
        <span className={`dot dot-${value.status}`} aria-hidden="true" />
        <strong>{t(`connection.${value.status}`)}</strong>
        {value.status !== 'none' && <span className="dim">{sinceText(t, value, now)}</span>}
      </span>
      <Waiting connection={value} now={now} />
      {value.status !== 'none' && <ConnectionSwitch connection={value} />}
    </section>
  );
}

function Standing({ connection }: { readonly connection: Connection }) {
  const t = useText();
  const now = useNow(10_000);
  const hasChannel = connection.status !== 'none';
  return (
    <Panel title={t('connection.title')} className="connection">
      <p className="bar">
        <span className={`dot dot-${connection.status}`} aria-hidden="true" />
        <strong>{t(`connection.${connection.status}`)}</strong>
        {hasChannel && <span className="dim">{sinceText(t, connection, now)}</span>}
      </p>
      <p className="hint">{t(`connection.${connection.status}.why`)}</p>
      <Waiting connection={connection} now={now} />
      {hasChannel && (
        <>
          <p className="hint">
            {connection.channel !== '' && `${t(`connection.channel.${connection.channel}`)} `}
            <span className="mono">{connection.address}</span>
          </p>
          <ConnectionSwitch connection={connection} />
        </>
      )}
    </Panel>
  );
}

/** What waits, what comes next, and why it failed last time. */
function Waiting({ connection, now }: { readonly connection: Connection; readonly now: number }) {
  const t = useText();
  const { waiting, unknown, nextTryAt, lastError, status } = connection;
  return (
    <ul className="message-list connection-facts">
      <li>{waiting === 0 ? t('connection.waiting.none') : t('connection.waiting', { count: waiting })}</li>
      {unknown > 0 && <li>{t('connection.unknown', { count: unknown })}</li>}
      {nextTryAt !== null && status === 'down' && (
        <li>
          {Date.parse(nextTryAt) <= now
            ? t('connection.nextTryNow')
            : t('connection.nextTry', { when: localTime(nextTryAt) })}
        </li>
      )}
      {lastError !== null && status !== 'connected' && (
        <li className="fatal-text">{t('connection.lastError', { text: errorText(t, lastError) })}</li>
      )}
    </ul>
  );
}

/** Exchange now, and the switch that stops exchanging. */
function ConnectionSwitch({ connection }: { readonly connection: Connection }) {
  const t = useText();
  const act = useAct();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const off = connection.status === 'offline';
  const ask = async (call: Promise<Connection | null>) => {
    setBusy(true);
    const next = await call;
    setBusy(false);
    if (next !== null) putCall('exchange.connection', {}, next);
  };
  return (
    <div className="bar push">
      <span className="bar">
        <Switch
          size="small"
          checked={!off}
          aria-labelledby={id}
          onChange={(on) => void ask(act('exchange.setOffline', { offline: !on }))}
        />
        <span id={id}>{t('connection.switch')}</span>
      </span>
      <Button loading={busy} disabled={off} onClick={() => void ask(act('exchange.syncNow', {}))}>
        {t('connection.syncNow')}
      </Button>
    </div>
  );
}

function sinceText(t: Text, connection: Connection, now: number): string {
  const when = localTime(connection.since);
  const span = spanSince(t, connection.since, now);
  return span === null ? t('connection.since', { when }) : t('connection.sinceFor', { when, span });
}
