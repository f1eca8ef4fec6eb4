import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { ConflictList } from '#renderer/parts/ConflictList.tsx';
import type { ProductView } from '#shared/api/products.ts';
import { productName } from '#shared/catalog/products/fields.ts';

/** Where the same goods as this product are entered differently. */
export function ProductConflicts({ view }: { readonly view: ProductView }) {
  const t = useText();
  const { itemNo, barCode, gcode, unit1, unit2, gmodel } = view.texts;
  const report = useCall('products.conflictsOf', {
    ...{ itemNo, name: productName(view.texts), barCode, gcode, unit1, unit2, gmodel },
    ...{ self: view.id, place: 'product', line: null },
  });
  const conflicts = report.value?.conflicts ?? [];
  return (
    <section className="product-part" aria-label={t('product.conflicts')}>
      <h3 className={conflicts.length > 0 ? 'warning-text' : undefined}>{t('product.conflicts')}</h3>
      {conflicts.length === 0 ? (
        report.value !== null && <p className="dim">{t('product.conflicts.none')}</p>
      ) : (
        <ConflictList conflicts={conflicts} self={{ id: view.id, line: null }} />
      )}
    </section>
  );
}
