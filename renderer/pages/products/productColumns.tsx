import type { Text } from '#renderer/app/text.tsx';
import { Money } from '#renderer/parts/DecimalCell.tsx';
import type { GridColumn } from '#renderer/parts/grid/gridColumn.ts';
import { StandingTag } from '#renderer/parts/StandingTag.tsx';
import { localTime } from '#renderer/parts/time.ts';
import type { ProductView } from '#shared/api/products.ts';
import { productName } from '#shared/catalog/products/fields.ts';

/** The columns of the list of products. */
export function productColumns(t: Text): readonly GridColumn<ProductView>[] {
  return [
    {
      id: 'itemNo',
      header: t('products.column.itemNo'),
      width: 116,
      sort: 'itemNo',
      cell: ({ texts }) => texts.itemNo,
    },
    {
      id: 'name',
      header: t('products.column.name'),
      width: 180,
      grow: true,
      sort: 'name',
      cell: ({ texts, sample }) => (
        <span title={`${texts.itemName} ${texts.nameEn}`}>
          {productName(texts) || t('product.unnamed')}{' '}
          {sample && <span className="tag tag-plain">{t('product.sampleTag')}</span>}{' '}
          <span className="dim">{t.language === 'en' ? texts.nameEn : texts.itemName}</span>
        </span>
      ),
    },
    {
      id: 'gcode',
      header: t('products.column.gcode'),
      width: 112,
      sort: 'gcode',
      cell: ({ texts }) => <span className="number">{texts.gcode}</span>,
    },
    {
      id: 'standing',
      header: t('products.column.standing'),
      width: 128,
      cell: ({ standing }) => <StandingTag standing={standing} />,
    },
    {
      id: 'price',
      header: t('products.column.price'),
      width: 104,
      align: 'end',
      cell: ({ texts }) => texts.price !== '' && <Money amount={texts.price} currency={texts.currency} />,
    },
    {
      id: 'photos',
      header: t('products.column.photos'),
      width: 56,
      align: 'end',
      cell: ({ photos }) => (photos.length === 0 ? '' : <span className="number">{photos.length}</span>),
    },
    {
      id: 'used',
      header: t('products.column.used'),
      width: 132,
      sort: 'used',
      cell: ({ usedAt }) => usedAt !== null && <span className="number">{localTime(usedAt)}</span>,
    },
    {
      id: 'updated',
      header: t('products.column.updated'),
      width: 132,
      sort: 'updated',
      cell: ({ updatedAt }) => <span className="number">{localTime(updatedAt)}</span>,
    },
  ];
}
