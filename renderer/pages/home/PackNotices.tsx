import { Button } from 'antd';
import { useCall } from '#renderer/app/calls.ts';
import { goTo } from '#renderer/app/routes.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import type { PackNotice } from '#renderer/pages/home/packNotices.ts';
import { packNotices } from '#renderer/pages/home/packNotices.ts';
import { isWhatIf, type PackPair } from '#shared/api/packPair.ts';
import type { PackInfo } from '#shared/api/packs.ts';

const NONE: readonly PackNotice[] = [];

/** What there is to say of the rules now. */
export function usePackNotices(): readonly PackNotice[] {
  const status = useCall('packs.status', {});
  const installed = useCall('packs.installed', {});
  return status.value === null || installed.value === null
    ? NONE
    : packNotices(status.value, installed.value);
}

/** Lines on rule packs among the things to do: what changed, what wants a decision, what is out of order. */
export function PackNotices({ notices }: { readonly notices: readonly PackNotice[] }) {
  return notices.map((notice) => (
    <Notice key={'pack' in notice ? `${notice.kind} ${notice.pack.hash}` : notice.kind} notice={notice} />
  ));
}

function Notice({ notice }: { readonly notice: PackNotice }) {
  const t = useText();
  switch (notice.kind) {
    case 'changed':
      return <Changed pair={notice.pair} />;
    case 'held':
      return (
        <Line
          title={t('home.packs.held', { version: nameOf(notice.pack) })}
          hint={t('home.packs.held.hint')}
          open={t('home.packs.held.open')}
          go={() => goTo('rules', null, { tab: 'packs', trial: notice.pack.hash })}
        />
      );
    case 'waiting':
      return (
        <Line
          title={t('home.packs.waiting', { version: nameOf(notice.pack), day: notice.pack.effectiveFrom })}
          hint={t('home.packs.waiting.hint')}
          open={t('home.packs.changed.open')}
          go={() => goTo('rules', null, { tab: 'radar', after: notice.pack.hash })}
        />
      );
    case 'damaged':
    case 'clock':
      return (
        <Line
          title={t(`home.packs.${notice.kind}`)}
          hint={errorText(t, notice.error)}
          open={t('home.packs.clock.open')}
          go={() => goTo('rules', null, { tab: 'packs' })}
        />
      );
    case 'expired':
      return (
        <Line
          title={t('home.packs.expired')}
          hint={t('home.packs.expired.hint')}
          open={t('home.packs.expired.open')}
          go={() => goTo('rules', null, { tab: 'packs' })}
        />
      );
  }
}

/** How many places changed and how many drafts that touches; the second number comes when it is known. */
function Changed({ pair }: { readonly pair: PackPair }) {
  const t = useText();
  const args = { before: pair.before.hash, after: pair.after.hash };
  const changes = useCall('packs.changes', args);
  const radar = useCall('packs.radar', args);
  if (changes.value === null) return null;
  const count = changes.value.lines.length;
  return (
    <Line
      title={
        radar.value === null
          ? t('home.packs.changed', { count })
          : t('home.packs.changedTouching', { count, touched: radar.value.touched })
      }
      hint={t(isWhatIf(pair) ? 'home.packs.changedLater.hint' : 'home.packs.changed.hint', {
        version: nameOf(pair.after),
        from: changes.value.from,
      })}
      open={t('home.packs.changed.open')}
      go={() => goTo('rules', null, { tab: 'radar', ...args })}
    />
  );
}

interface LineProps {
  readonly title: string;
  readonly hint: string;
  readonly open: string;
  go(): void;
}

function Line({ title, hint, open, go }: LineProps) {
  return (
    <div className="home-task">
      <div>
        <strong>{title}</strong>
        <p className="hint">{hint}</p>
      </div>
      <Button onClick={go}>{open}</Button>
    </div>
  );
}

function nameOf({ id, version }: PackInfo): string {
  return `${id} ${version}`;
}
