import type { InputRef } from 'antd';
import { Button, Input, Segmented } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { client } from '#renderer/app/client.ts';
import { hrefOf, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { openProduct } from '#renderer/pages/products/newProduct.ts';
import { ProductDetail } from '#renderer/pages/products/ProductDetail.tsx';
import { ProductExports, ProductSelectionBar } from '#renderer/pages/products/ProductSelectionBar.tsx';
import { productColumns } from '#renderer/pages/products/productColumns.tsx';
import { narrowProducts, productFilter, useProductsState } from '#renderer/pages/products/productsState.ts';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { DataGrid } from '#renderer/parts/grid/DataGrid.tsx';
import type { GridSource } from '#renderer/parts/grid/gridSource.ts';
import { useActions } from '#renderer/state/actions.ts';
import type { ProductView } from '#shared/api/products.ts';
import { PRODUCT_SORTS } from '#shared/api/products.ts';
import { productName } from '#shared/catalog/products/fields.ts';

const STANDINGS = ['any', 'confirmed', 'toBeConfirmed'] as const;

/** Every product: search, filter, sort, and the chosen one beside the list. */
export function ListTab() {
  const t = useText();
  const { query } = useRoute();
  const open = query['open'] ?? null;
  const [made, setMade] = useState<{ readonly id: string; readonly from: string } | null>(null);
  const list = useProductsState();
  const searchBox = useRef<InputRef>(null);
  const [total, setTotal] = useState<number | null>(null);
  const columns = useMemo(() => productColumns(t), [t]);
  const filter = productFilter(list);
  const key = JSON.stringify([filter, list.sort, list.descending]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  const source = useMemo<GridSource<ProductView>>(
    () => ({
      key,
      dropOn: ['products.changed', 'profile.changed'],
      load: (offset, limit) =>
        client('products.list', { ...filter, sort: list.sort, descending: list.descending, offset, limit }),
      async ids() {
        const answer = await client('products.ids', filter);
        return answer.ok ? { ok: true, value: answer.value.ids } : answer;
      },
    }),
    [key],
  );
  const close = useCallback(() => openProduct(null, true), []);
  useActions([
    {
      id: 'products.search',
      label: t('common.search'),
      keys: ['/'],
      group: 'page',
      run: () => searchBox.current?.focus(),
    },
  ]);
  const filtered = list.search !== '' || list.standing !== 'any' || list.removed;
  const clear = () => narrowProducts({ search: '', standing: 'any', removed: false });
  const chosen = [...list.selection];
  return (
    <>
      <search className="toolbar">
        <Input.Search
          ref={searchBox}
          className="products-search"
          allowClear
          value={list.search}
          placeholder={t('products.search')}
          aria-label={t('common.search')}
          aria-keyshortcuts="/"
          onChange={(event) => narrowProducts({ search: event.target.value })}
        />
        <Segmented
          aria-label={t('products.filter.standing')}
          value={list.standing}
          onChange={(standing) => narrowProducts({ standing })}
          options={STANDINGS.map((value) => ({
            value,
            label: value === 'any' ? t('products.filter.any') : t(`product.standing.${value}`),
          }))}
        />
        <span role="status" className="dim">
          {total === null ? '' : t('products.count', { count: total })}
        </span>
        {chosen.length === 0 && !list.removed && (total ?? 0) > 0 && (
          <ProductExports chosen={[]} filter={filter} />
        )}
      </search>
      {chosen.length > 0 && <ProductSelectionBar chosen={chosen} filter={filter} />}
      <div className={open === null ? 'split split-one' : 'split products-split'}>
        <DataGrid
          label={t('products.title')}
          columns={columns}
          source={source}
          idOf={(row) => row.id}
          nameOf={(row) => productName(row.texts) || row.texts.itemNo}
          onOpen={(row) => openProduct(row.id)}
          selection={list.selection}
          onSelection={(selection) => useProductsState.setState({ selection })}
          sort={{ by: list.sort, descending: list.descending }}
          onSort={(by, descending) => {
            const sort = PRODUCT_SORTS.find((one) => one === by);
            if (sort !== undefined) useProductsState.setState({ sort, descending });
          }}
          onTotal={setTotal}
          autoFocus={open === null}
          empty={
            filtered ? (
              <EmptyState title={t('products.noneFound')} text={t('products.noneFound.text')}>
                <Button onClick={clear}>{t('products.clearFilter')}</Button>
              </EmptyState>
            ) : (
              <EmptyState title={t('products.empty')} text={t('products.empty.text')}>
                <Button type="primary" href={hrefOf('products', null, { tab: 'import' })}>
                  {t('products.empty.import')}
                </Button>
              </EmptyState>
            )
          }
        />
        {open !== null && (
          <ProductDetail
            // A product that has just been made stays in the form in which it was typed.
            key={open === made?.id ? made.from : open}
            id={open}
            onMade={(id) => {
              setMade({ id, from: open });
              openProduct(id, true);
            }}
            onClose={close}
          />
        )}
      </div>
    </>
  );
}
