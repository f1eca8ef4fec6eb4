import { Button } from 'antd';
import { useState } from 'react';
import { hrefOf } from '#renderer/app/routes.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { packAge } from '#renderer/pages/home/packAge.ts';
import { TrialPanel } from '#renderer/pages/rules/TrialPanel.tsx';
import { useFocusAfter } from '#renderer/pages/rules/useFocusAfter.ts';
import { usePackActions } from '#renderer/pages/rules/usePackActions.ts';
import { BusyButton } from '#renderer/parts/BusyButton.tsx';
import { CopyButton } from '#renderer/parts/CopyButton.tsx';
import { Facts, Panel } from '#renderer/parts/Panel.tsx';
import { effectiveText } from '#renderer/parts/packWords.ts';
import { daysAgo, localTime } from '#renderer/parts/time.ts';
import { useNow } from '#renderer/parts/useNow.ts';
import { canGoBack, pairOf } from '#shared/api/packPair.ts';
import type { PackInfo, PackStanding } from '#shared/api/packs.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { CODE_TABLES } from '#shared/consignment/fields.ts';

const HASH_SHOWN = 16;
const TONES: Readonly<Record<PackStanding, string>> = {
  active: 'tag-good',
  trying: 'tag-busy',
  waiting: 'tag-busy',
  held: 'tag-ask',
  withdrawn: 'tag-plain',
  kept: 'tag-plain',
};

/** Packs that may yet come into use. */
const TRIED: ReadonlySet<PackStanding> = new Set(['waiting', 'held', 'withdrawn']);

interface PackCardProps {
  readonly pack: PackInfo;
  readonly installed: readonly PackInfo[];
  /** Opens with the trial on show. */
  readonly showTrial: boolean;
}

/** One installed pack: what it is, what its standing means, and what can be done with it. */
export function PackCard({ pack, installed, showTrial }: PackCardProps) {
  const t = useText();
  const [trial, setTrial] = useState(showTrial);
  const { busy, activate, rollBack } = usePackActions();
  const { standing } = pack;
  const goesBack = canGoBack(installed, dateInChina(useNow(60_000)));
  const { buttons, asked } = useFocusAfter(standing);
  const begin = (step: (pack: PackInfo) => Promise<void>) => {
    asked();
    void step(pack);
  };
  return (
    <Panel
      className={`pack-card pack-${standing}`}
      title={`${pack.id} ${pack.version}`}
      aside={
        <>
          <span className={`tag ${TONES[standing]}`}>{t(`rules.pack.standing.${standing}`)}</span>{' '}
          {t('rules.pack.seq', { seq: pack.seq })}
        </>
      }
      actions={
        <span ref={buttons} className="pack-actions">
          {TRIED.has(standing) && (
            <Button size="small" autoFocus={showTrial} aria-expanded={trial} onClick={() => setTrial(!trial)}>
              {t('rules.pack.showTrial')}
            </Button>
          )}
          {standing === 'withdrawn' && (
            <BusyButton size="small" busy={busy} onClick={() => begin(activate)}>
              {t('rules.pack.activateAgain')}
            </BusyButton>
          )}
          {pack.active && goesBack && (
            <BusyButton size="small" busy={busy} onClick={() => begin(rollBack)}>
              {t('rules.pack.rollBack')}
            </BusyButton>
          )}
        </span>
      }
    >
      <p>{t.of(pack.title)}</p>
      <p className={standing === 'held' ? 'pack-decide' : 'hint'}>
        {t(`rules.pack.meaning.${standing}`, { day: pack.effectiveFrom })}
      </p>
      {trial && TRIED.has(standing) && (
        <TrialPanel
          hash={pack.hash}
          decide={
            standing === 'held' && (
              <BusyButton size="small" busy={busy} onClick={() => begin(activate)}>
                {t('rules.pack.activateAnyway')}
              </BusyButton>
            )
          }
        />
      )}
      <PackFacts pack={pack} />
      <PackLinks pack={pack} installed={installed} />
    </Panel>
  );
}

function PackLinks({ pack, installed }: Omit<PackCardProps, 'showTrial'>) {
  const t = useText();
  const pair = pairOf(installed, pack.hash);
  const version = `${pack.id} ${pack.version}`;
  return (
    <p className="bar">
      <a
        href={hrefOf('rules', null, pack.active ? {} : { pack: pack.hash })}
        aria-label={t('rules.pack.openRules.of', { version })}
      >
        {t('rules.pack.openRules')}
      </a>
      {pair !== null && (
        <a
          href={hrefOf('rules', null, { tab: 'radar', before: pair.before.hash, after: pair.after.hash })}
          aria-label={t('rules.pack.openChanges.of', { version })}
        >
          {t('rules.pack.openChanges')}
        </a>
      )}
    </p>
  );
}

function PackFacts({ pack }: { readonly pack: PackInfo }) {
  const t = useText();
  const now = useNow(60_000);
  const age = packAge(pack, dateInChina(now));
  return (
    <>
      <Facts
        rows={[
          [t('rules.pack.effective'), effectiveText(t, pack)],
          [t('rules.pack.published'), publishedText(t, pack, now)],
          [t('rules.pack.publisher'), t.of(pack.publisher)],
          [t('rules.pack.origin'), t(`rules.pack.origin.${pack.origin}`)],
          [t('rules.pack.installedAt'), localTime(pack.installedAt)],
          [t('rules.pack.regimes'), pack.regimes.join(t('packPage.and'))],
          [
            t('rules.pack.content'),
            t('rules.pack.content.text', {
              rules: pack.rules,
              tables: pack.tables.length,
              lines: pack.tariffLines,
            }),
          ],
          [
            t('rules.pack.hash'),
            <span key="hash" className="mono" title={pack.hash}>
              {pack.hash.slice(0, HASH_SHOWN)}…{' '}
              <CopyButton
                label={t('rules.pack.copyHash', { id: `${pack.id} ${pack.version}` })}
                done={t('rules.pack.copied')}
                text={pack.hash}
              />
            </span>,
          ],
        ]}
      />
      {age !== null && pack.active && (
        <p className={age.meaning === 'expired' ? 'fatal-text' : 'hint'}>
          {t(`home.pack.${age.meaning}`, { days: age.days, date: pack.effectiveTo ?? '' })}
        </p>
      )}
      <details className="pack-tables">
        <summary>{t('rules.pack.tables.show')}</summary>
        <ul className="rules-tables">
          {pack.tables.map((table) => (
            <li key={table.name}>
              <span>{tableName(t, table.name)}</span>
              <span className="number">{table.rows}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** The day it was published and how long ago that is; only the day while it lies ahead. */
function publishedText(t: Text, pack: PackInfo, now: number): string {
  if (pack.published > dateInChina(now)) return pack.published;
  return t('rules.pack.published.ago', { day: pack.published, days: daysAgo(pack.published, now) });
}

function tableName(t: Text, name: string): string {
  const known = CODE_TABLES.find((one) => one === name);
  return known === undefined ? (t.find(`explain.table.${name}`) ?? name) : t(`rules.table.${known}`);
}
