import '#renderer/parts/conflicts.css';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import type { DescribedGoods, GoodsConflict } from '#shared/catalog/products/sameGoods.ts';

const SHOWN = 6;

interface ConflictListProps {
  readonly conflicts: readonly GoodsConflict[];
  /** The goods that are looked at: a product, or a line of a consignment. */
  readonly self?: { readonly id: string; readonly line: number | null };
}

/** The same goods entered in different ways: by what they are the same, what differs, and where each way stands. */
export function ConflictList({ conflicts, self }: ConflictListProps) {
  const t = useText();
  return (
    <ul className="conflicts">
      {conflicts.map(({ by, key, differsIn, variants }) => (
        <li key={`${by} ${key} ${differsIn}`} className={`conflict conflict-${differsIn}`}>
          <strong>{t(`products.conflicts.by.${by}`, { key })}</strong>{' '}
          <span>{t(`products.conflicts.in.${differsIn}`, { count: variants.length })}</span>
          <dl>
            {variants.map(({ value, places }) => (
              <div key={value}>
                <dt lang="zh-CN">{value.replace(/\|$/, '')}</dt>
                <dd>
                  {places.slice(0, SHOWN).map((place) => (
                    <Place
                      key={`${place.id} ${place.line}`}
                      place={place}
                      isSelf={place.id === self?.id && place.line === self.line}
                    />
                  ))}
                  {places.length > SHOWN && (
                    <span className="dim">{t('products.place.more', { count: places.length })}</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Place({ place, isSelf }: { readonly place: DescribedGoods; readonly isSelf: boolean }) {
  const t = useText();
  if (isSelf) return <strong>{t('products.place.self')}</strong>;
  const text = t(`products.place.${place.place}`, {
    title: place.title || t('product.unnamed'),
    number: (place.line ?? 0) + 1,
  });
  const href =
    place.place === 'product'
      ? hrefOf('products', null, { open: place.id })
      : hrefOf('consignments', place.id, place.line === null ? {} : { at: `items.${place.line}.gcode` });
  return <a href={href}>{text}</a>;
}
