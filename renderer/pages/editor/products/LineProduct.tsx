import { Button } from 'antd';
import { useAct } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { itemPointer } from '#renderer/pages/editor/pasteCells.ts';
import type { EditSession } from '#renderer/state/editSession.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { ProductView } from '#shared/api/products.ts';
import type { ScaledQuantity } from '#shared/catalog/products/conversion.ts';
import { scaledQuantities } from '#shared/catalog/products/conversion.ts';
import { productName } from '#shared/catalog/products/fields.ts';
import { changesFromLine, fillFromProduct } from '#shared/catalog/products/goodsLine.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';

interface LineProductProps {
  readonly product: ProductView;
  readonly item: ItemDraft;
  readonly row: number;
  readonly currency: string;
  readonly session: EditSession;
}

/** How a line stands to its product: quantities to work out, where they differ, and what the product could learn. */
export function LineProduct({ product, item, row, currency, session }: LineProductProps) {
  const t = useText();
  const act = useAct();
  const { differs } = fillFromProduct(item, currency, product.texts);
  const scaled = scaledQuantities(item, product.texts);
  const changes = changesFromLine(product.texts, item, currency);
  const label = (field: string) => t.find(`field.items.*.${field}`) ?? field;
  const shown = (text: string) => (text === '' ? t('common.empty') : text);
  const takeScaled = (offers: readonly ScaledQuantity[]) => {
    session.apply(
      offers.map(({ field, after }) => ({ kind: 'set', at: itemPointer(row, field), text: after })),
      'product',
    );
    showToast({
      tone: 'done',
      scope: 'editor',
      text: t('linePanel.scaled.taken'),
      action: { label: t('common.undo'), run: () => void session.step('undo') },
    });
  };
  const update = async () => {
    const texts = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
    const saved = await act('products.save', { id: product.id, revision: product.revision, texts });
    if (saved !== null) {
      showToast({ tone: 'done', text: t('linePanel.updated', { name: productName(saved.texts) }) });
    }
  };
  return (
    <>
      {scaled.length > 0 && (
        <section className="line-part" aria-label={t('linePanel.scaled', { qty: item.qty })}>
          <h3>{t('linePanel.scaled', { qty: item.qty })}</h3>
          <ul>
            {scaled.map(({ field, before, after, factor, rounded }) => (
              <li key={field}>
                {t('linePanel.scaled.row', {
                  ...{ field: label(field), before: shown(before), after, qty: item.qty, factor },
                })}
                {rounded && <span className="dim"> {t('linePanel.scaled.rounded')}</span>}
              </li>
            ))}
          </ul>
          <Button onClick={() => takeScaled(scaled)}>{t('linePanel.scaled.take')}</Button>
        </section>
      )}
      {differs.length > 0 && (
        <section className="line-part" aria-label={t('linePanel.differs')}>
          <h3>{t('linePanel.differs')}</h3>
          <ul>
            {differs.map(({ field, line, product: text }) => (
              <li key={field} className="line-change">
                <span>
                  {t('linePanel.change', { field: label(field), before: shown(line), after: shown(text) })}
                </span>
                <Button
                  size="small"
                  aria-label={`${label(field)} ${t('linePanel.take')}`}
                  onClick={() =>
                    session.apply([{ kind: 'set', at: itemPointer(row, field), text }], 'product')
                  }
                >
                  {t('linePanel.take')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {changes.length > 0 && (
        <section className="line-part" aria-label={t('linePanel.update')}>
          <h3>{t('linePanel.update.count', { count: changes.length })}</h3>
          <ul>
            {changes.map(({ field, before, after }) => (
              <li key={field}>
                {t('linePanel.change', { field: t(`product.field.${field}`), before: shown(before), after })}
              </li>
            ))}
          </ul>
          <Button onClick={() => void update()}>{t('linePanel.update')}</Button>
        </section>
      )}
    </>
  );
}
