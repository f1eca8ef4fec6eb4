import { useEffect, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { bridge } from '#renderer/app/client.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import { type Text, useText } from '#renderer/app/text.tsx';
import { clock, daysAgo } from '#renderer/parts/time.ts';
import type { Connection } from '#shared/api/exchange.ts';
import type { PackInfo } from '#shared/api/packs.ts';
import type { ProfileKind } from '#shared/api/profile.ts';

/** The bottom line: connection, what waits, rules in force, which profile is open. */
export function StatusLine(props: { readonly profile: ProfileKind }) {
  const t = useText();
  const connection = useCall('exchange.connection', {});
  const packs = useCall('packs.installed', {});
  const pack = packs.value?.find((one) => one.active) ?? null;
  const reachable = useReachable();
  return (
    <section className="status-line" aria-label={t('status.label')}>
      <span role="status">
        {!reachable ? (
          <span className="status-part status-lost">{t('status.backendLost')}</span>
        ) : (
          connection.value !== null && <ConnectionPart connection={connection.value} />
        )}
      </span>
      <a className="status-part" href={hrefOf('rules')}>
        {packText(t, pack)}
      </a>
      <span className="status-space" />
      <a className={`status-part status-profile status-${props.profile}`} href={hrefOf('settings')}>
        {t(`status.profile.${props.profile}`)}
      </a>
    </section>
  );
}

function packText(t: Text, pack: PackInfo | null): string {
  if (pack === null) return t('status.noPack');
  return t('status.pack', { version: pack.version, days: daysAgo(pack.published, Date.now()) });
}

function ConnectionPart({ connection }: { readonly connection: Connection }) {
  const t = useText();
  return (
    <a className="status-part" href={hrefOf('exchange')}>
      <span className={`dot dot-${connection.status}`} aria-hidden="true" />
      {t(`status.connection.${connection.status}`)}
      {connection.status === 'down' && connection.nextTryAt !== null
        ? ` · ${t('status.connection.nextTry', { time: clock(connection.nextTryAt) })}`
        : ''}
      {' · '}
      {connection.waiting === 0
        ? t('status.nothingWaits')
        : t('status.waiting', { count: connection.waiting })}
      {connection.unknown > 0 ? ` · ${t('status.unknown', { count: connection.unknown })}` : ''}
    </a>
  );
}

function useReachable(): boolean {
  const [reachable, setReachable] = useState(true);
  useEffect(() => bridge.watchReach?.(setReachable), []);
  return reachable;
}
