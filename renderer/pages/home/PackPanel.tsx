import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import type { PackAge } from '#renderer/pages/home/packAge.ts';
import { packAge } from '#renderer/pages/home/packAge.ts';
import { Facts, Panel } from '#renderer/parts/Panel.tsx';
import { effectiveText } from '#renderer/parts/packWords.ts';
import { useNow } from '#renderer/parts/useNow.ts';
import type { PackInfo } from '#shared/api/packs.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';

const TONES: Readonly<Record<PackAge['meaning'], string>> = {
  notYet: 'warning-text',
  fresh: 'good-text',
  aging: '',
  old: 'warning-text',
  expired: 'fatal-text',
};

/** The rules the check goes by, and what their age means. */
export function PackPanel({ pack }: { readonly pack: PackInfo | null }) {
  const t = useText();
  const now = useNow(60_000);
  if (pack === null) {
    return (
      <Panel title={t('home.pack')}>
        <p className="fatal-text">{t('home.pack.none')}</p>
      </Panel>
    );
  }
  const age = packAge(pack, dateInChina(now));
  return (
    <Panel title={t('home.pack')} actions={<a href={hrefOf('rules')}>{t('home.pack.open')}</a>}>
      <Facts
        rows={[
          [t('rules.pack.version'), `${pack.id} ${pack.version}`],
          [t('rules.pack.effective'), effectiveText(t, pack)],
          age === null || age.meaning === 'notYet'
            ? null
            : [t('rules.pack.age'), t('rules.pack.days', { days: age.days })],
        ]}
      />
      {age === null ? (
        <p className="hint">{t('home.pack.undated')}</p>
      ) : (
        <p className={TONES[age.meaning]}>
          {t(`home.pack.${age.meaning}`, { days: age.days, date: pack.effectiveTo ?? '' })}
        </p>
      )}
    </Panel>
  );
}
