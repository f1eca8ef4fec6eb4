import { useCall } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { packAge } from '#renderer/pages/home/packAge.ts';
import { CopyButton } from '#renderer/parts/CopyButton.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { Facts, Panel } from '#renderer/parts/Panel.tsx';
import { effectiveText } from '#renderer/parts/packWords.ts';
import { useNow } from '#renderer/parts/useNow.ts';
import type { PackInfo } from '#shared/api/rules.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { CODE_TABLES } from '#shared/consignment/fields.ts';

const HASH_SHOWN = 16;

/** The installed packs: what they are, from when, how old, and how to know them again. */
export function PacksTab() {
  const t = useText();
  const { value } = useCall('rules.installed', {});
  if (value === null) return null;
  return value.length === 0 ? (
    <EmptyState title={t('rules.pack.none')} text={t('rules.pack.noneHint')} />
  ) : (
    <div className="rules-packs">
      {value.map((pack) => (
        <Pack key={`${pack.id} ${pack.version}`} pack={pack} />
      ))}
    </div>
  );
}

function Pack({ pack }: { readonly pack: PackInfo }) {
  const t = useText();
  const age = packAge(pack, dateInChina(useNow(60_000)));
  return (
    <Panel
      title={`${pack.id} ${pack.version}`}
      aside={
        <span className={`tag ${pack.active ? 'tag-good' : ''}`}>
          {t(pack.active ? 'rules.pack.active' : 'rules.pack.inactive')}
        </span>
      }
    >
      <Facts
        rows={[
          [t('rules.pack.version'), `${pack.version} (${t('rules.pack.seq', { seq: pack.seq })})`],
          [t('rules.pack.effective'), effectiveText(t, pack)],
          age === null || age.meaning === 'notYet'
            ? null
            : [t('rules.pack.age'), t('rules.pack.days', { days: age.days })],
          [t('rules.pack.publisher'), t.of(pack.publisher)],
          [t('rules.pack.rules'), pack.rules],
          [
            t('rules.pack.hash'),
            <span key="hash" className="mono" title={pack.hash}>
              {pack.hash.slice(0, HASH_SHOWN)}…{' '}
              <CopyButton
                label={t('rules.pack.copyHash', { id: pack.id })}
                done={t('rules.pack.copied')}
                text={pack.hash}
              />
            </span>,
          ],
        ]}
      />
      {age !== null && (
        <p className={age.meaning === 'expired' ? 'fatal-text' : 'dim'}>
          {t(`home.pack.${age.meaning}`, { days: age.days, date: pack.effectiveTo ?? '' })}
        </p>
      )}
      <h3>{t('rules.pack.tables')}</h3>
      <ul className="rules-tables">
        {pack.tables.map((table) => (
          <li key={table.name}>
            <span>{tableName(t, table.name)}</span>
            <span className="number">{table.rows}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function tableName(t: Text, name: string): string {
  const known = CODE_TABLES.find((one) => one === name);
  return known === undefined ? name : t(`rules.table.${known}`);
}
