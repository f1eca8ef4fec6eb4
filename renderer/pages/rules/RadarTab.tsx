import { Button } from 'antd';
import { useEffect } from 'react';
import { useAct, useCall } from '#renderer/app/calls.ts';
import { goTo, hrefOf, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { ChangesPanel } from '#renderer/pages/rules/ChangesPanel.tsx';
import { TouchedPanel } from '#renderer/pages/rules/TouchedPanel.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { packOption } from '#renderer/parts/packWords.ts';
import type { PackPair } from '#shared/api/packPair.ts';
import { chosenPair, isWhatIf } from '#shared/api/packPair.ts';
import type { PackInfo } from '#shared/api/packs.ts';

/** What changed between two packs, in plain words, and whom it touches. */
export function RadarTab() {
  const t = useText();
  const { query } = useRoute();
  const { value, error, reload } = useCall('packs.installed', {});
  if (value === null) return error === null ? null : <ErrorPanel error={error} retry={reload} />;
  const pair = chosenPair(value, { before: query['before'], after: query['after'] });
  if (pair === null) {
    return (
      <EmptyState title={t('radarPage.one')} text={t('radarPage.one.text')}>
        <Button href={hrefOf('rules', null, { tab: 'packs' })}>{t('radarPage.one.open')}</Button>
      </EmptyState>
    );
  }
  return <Radar installed={value} pair={pair} />;
}

function Radar({ installed, pair }: { readonly installed: readonly PackInfo[]; readonly pair: PackPair }) {
  const t = useText();
  const args = { before: pair.before.hash, after: pair.after.hash };
  const changes = useCall('packs.changes', args);
  const radar = useCall('packs.radar', args);
  useSeen(changes.value !== null);
  const whatIf = isWhatIf(pair);
  return (
    <div className="radar">
      <div className="toolbar">
        <PairChoice installed={installed} pair={pair} />
        {whatIf && (
          <p className="radar-what-if" role="status">
            <span className="tag tag-ask">{t('radarPage.whatIf')}</span>{' '}
            {radar.value !== null &&
              t('radarPage.whatIf.text', { version: pair.after.version, day: radar.value.day })}
          </p>
        )}
      </div>
      <div className="radar-panels">
        {changes.error !== null && <ErrorPanel error={changes.error} retry={changes.reload} />}
        {changes.value !== null && <ChangesPanel changes={changes.value} pair={pair} />}
        <TouchedPanel radar={radar} pair={pair} />
      </div>
    </div>
  );
}

/** The two packs; choosing the one that stands on the other side changes the sides. */
function PairChoice({
  installed,
  pair,
}: {
  readonly installed: readonly PackInfo[];
  readonly pair: PackPair;
}) {
  const t = useText();
  const options = installed.map((pack) => ({ value: pack.hash, label: packOption(t, pack) }));
  const go = (before: string, after: string) => goTo('rules', null, { tab: 'radar', before, after }, true);
  const { before, after } = pair;
  return (
    <fieldset className="radar-pair">
      <legend className="visually-hidden">{t('radarPage.pair')}</legend>
      <Choice
        label={t('radarPage.before')}
        value={before.hash}
        options={options}
        onChange={(hash) => go(hash, hash === after.hash ? before.hash : after.hash)}
      />
      <span aria-hidden="true">→</span>
      <Choice
        label={t('radarPage.after')}
        value={after.hash}
        options={options}
        onChange={(hash) => go(hash === before.hash ? after.hash : before.hash, hash)}
      />
    </fieldset>
  );
}

/** Once changes are on screen the reader has seen them. */
function useSeen(shown: boolean): void {
  const act = useAct();
  const status = useCall('packs.status', {});
  const unseen = status.value?.unseen.length ?? 0;
  useEffect(() => {
    if (shown && unseen > 0) void act('packs.seen', {});
  }, [shown, unseen, act]);
}
