import { useCall } from '#renderer/app/calls.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { localTime } from '#renderer/parts/time.ts';

/** When the reader met a rule before, on other consignments; read only while it is shown. */
export function RuleMet({ id, rule }: { readonly id: string; readonly rule: string }) {
  const t = useText();
  const { value } = useCall('rules.met', { rule, id });
  if (value === null) return null;
  const day = (iso: string) => localTime(iso).slice(0, 10);
  return (
    <dl className="finding-reason">
      <dt>{t('met.title')}</dt>
      <dd>
        {value.consignments === 0
          ? t('met.never')
          : t('met.count', { consignments: value.consignments, cleared: value.cleared })}
        {value.latest.length > 0 && (
          <ul>
            {value.latest.map((one) => (
              <li key={one.id}>
                <a href={hrefOf('consignments', one.id)}>{one.orderNo || t('radarPage.unnamed')}</a>{' '}
                <span className="dim">
                  {one.clearedAt === null
                    ? t('met.open', { met: day(one.metAt) })
                    : t('met.clearedAt', { met: day(one.metAt), cleared: day(one.clearedAt) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  );
}
