import '#renderer/pages/editor/products/lineProduct.css';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useAct, useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { itemPointer } from '#renderer/pages/editor/pasteCells.ts';
import { LineConflicts } from '#renderer/pages/editor/products/LineConflicts.tsx';
import { LineProduct } from '#renderer/pages/editor/products/LineProduct.tsx';
import { ProductSearch } from '#renderer/pages/editor/products/ProductSearch.tsx';
import type { EditSession } from '#renderer/state/editSession.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { ProductView } from '#shared/api/products.ts';
import { tidyText } from '#shared/base/normalize.ts';
import { pointer } from '#shared/base/pointer.ts';
import { productName } from '#shared/catalog/products/fields.ts';
import { fillFromProduct, productOfLine } from '#shared/catalog/products/goodsLine.ts';
import type { Draft, ItemDraft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';

interface ProductPanelProps {
  readonly consignment: string;
  readonly session: EditSession;
  readonly draft: Draft;
  readonly row: number;
  readonly item: ItemDraft;
  close(): void;
}

/** Products for one goods line: find one and fill the line, work its quantities out, or keep the line as a product. */
export function ProductPanel({ consignment, session, draft, row, item, close }: ProductPanelProps) {
  const t = useText();
  const act = useAct();
  const { currency } = draft.order;
  const [chosen, setChosen] = useState<string | null>(null);
  const [searching, setSearching] = useState(true);
  const [message, setMessage] = useState('');
  const itemNo = tidyText(item.itemNo);
  const known = useCall('products.byItemNo', itemNo === '' ? null : { itemNo });
  const latest = useCall('products.get', chosen === null ? null : { id: chosen });
  const product = chosen === null ? known.value : latest.value;

  const use = async (found: ProductView) => {
    const { fill, otherCurrency } = fillFromProduct(item, currency, found.texts);
    const edits = fill.map(({ field, text }): Edit => ({ kind: 'set', at: itemPointer(row, field), text }));
    // An order without a currency takes that of the price it is given.
    if (
      tidyText(currency) === '' &&
      fill.some(({ field }) => field === 'price') &&
      found.texts.currency !== ''
    ) {
      edits.push({ kind: 'set', at: pointer('order', 'currency'), text: found.texts.currency });
    }
    session.apply(edits, 'product');
    setChosen(found.id);
    setSearching(false);
    const name = productName(found.texts);
    setMessage(
      [
        fill.length === 0
          ? t('linePanel.nothingToFill')
          : t('linePanel.filled', { name, count: fill.length }),
        otherCurrency ? t('linePanel.otherCurrency') : '',
      ].join(' '),
    );
    await session.flush();
    await act('products.noteUse', { id: found.id, consignment });
  };
  const saveNew = async () => {
    const texts = productOfLine(item, currency);
    if (productName(texts) === '' && texts.itemNo === '') {
      showToast({ tone: 'error', text: t('linePanel.nameless') });
      return;
    }
    const made = await act('products.create', { texts });
    if (made === null) return;
    await session.flush();
    await act('products.noteUse', { id: made.id, consignment });
    setChosen(made.id);
    setSearching(false);
    setMessage(t('linePanel.savedNew', { name: productName(made.texts) || made.texts.itemNo }));
  };

  return (
    <Drawer open title={t('linePanel.title', { number: row + 1 })} onClose={close} size={560}>
      <div className="line-panel">
        {message !== '' && (
          <p className="line-message" role="status">
            {message}
          </p>
        )}
        {searching && product !== null && (
          <p className="line-known">
            {t('linePanel.known', { name: productName(product.texts) })}{' '}
            <Button size="small" onClick={() => void use(product)}>
              {t('linePanel.useKnown')}
            </Button>
          </p>
        )}
        {searching && <ProductSearch known={known.value?.id ?? null} choose={(found) => void use(found)} />}
        {product !== null && (
          <LineProduct product={product} item={item} row={row} currency={currency} session={session} />
        )}
        <LineConflicts consignment={consignment} row={row} item={item} />
        <div className="bar">
          {product === null && <Button onClick={() => void saveNew()}>{t('linePanel.saveNew')}</Button>}
          {!searching && (
            <Button
              onClick={() => {
                setSearching(true);
                setMessage('');
              }}
            >
              {t('linePanel.again')}
            </Button>
          )}
          <Button type={searching ? 'default' : 'primary'} autoFocus={!searching} onClick={close}>
            {t('linePanel.done')}
          </Button>
        </div>
      </div>
    </Drawer>
  );
}
