import { useCall } from '#renderer/app/calls.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { StateTag } from '#renderer/parts/StateTag.tsx';
import { localTime } from '#renderer/parts/time.ts';

/** The consignments that hold a product, newest first. */
export function ProductUses({ id }: { readonly id: string }) {
  const t = useText();
  const uses = useCall('products.usedIn', { id });
  return (
    <section className="product-part" aria-label={t('product.uses')}>
      <h3>{t('product.uses')}</h3>
      {uses.value?.length === 0 && <p className="dim">{t('product.uses.none')}</p>}
      <ul className="product-uses">
        {uses.value?.map((use) => (
          <li key={use.consignmentId}>
            <a href={hrefOf('consignments', use.consignmentId, { at: `items.${use.lines[0] ?? 0}.gname` })}>
              {use.orderNo || t('list.unnamed')}
            </a>
            <StateTag state={use.state} />
            <span className="dim">
              {t('product.uses.lines', { lines: use.lines.map((line) => line + 1).join('、') })} ·{' '}
              {t(`product.uses.by.${use.by}`)} · {localTime(use.updatedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
