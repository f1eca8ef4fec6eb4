import { useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { isNewProduct, takeBegun } from '#renderer/pages/products/newProduct.ts';
import { ProductConflicts } from '#renderer/pages/products/ProductConflicts.tsx';
import { ProductForm } from '#renderer/pages/products/ProductForm.tsx';
import { ProductPhotos } from '#renderer/pages/products/ProductPhotos.tsx';
import { ProductStandingPart } from '#renderer/pages/products/ProductStandingPart.tsx';
import { ProductUses } from '#renderer/pages/products/ProductUses.tsx';
import { useProductEdit } from '#renderer/pages/products/useProductEdit.ts';
import { Detail } from '#renderer/parts/Detail.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import type { ProductView } from '#shared/api/products.ts';
import { productName } from '#shared/catalog/products/fields.ts';

interface ProductDetailProps {
  readonly id: string;
  /** A new product was kept. */
  onMade(id: string): void;
  onClose(): void;
}

/** One product beside the list. */
export function ProductDetail({ id, onMade, onClose }: ProductDetailProps) {
  const t = useText();
  const isNew = isNewProduct(id);
  const read = useCall('products.get', isNew ? null : { id });
  if (isNew) return <OpenProduct view={null} onMade={onMade} onClose={onClose} />;
  if (read.value !== null) return <OpenProduct view={read.value} onMade={onMade} onClose={onClose} />;
  if (read.error === null) return null;
  return (
    <Detail title={t('products.title')} onClose={onClose}>
      <ErrorPanel error={read.error} retry={read.reload} />
    </Detail>
  );
}

function OpenProduct({
  view,
  onMade,
  onClose,
}: Omit<ProductDetailProps, 'id'> & { readonly view: ProductView | null }) {
  const t = useText();
  const [start] = useState(() => (view === null ? takeBegun() : {}));
  const edit = useProductEdit(view, start, onMade);
  const name = productName(edit.texts) || edit.texts.itemNo || t('products.new.title');
  const mark =
    edit.saving === 'saving'
      ? t('products.saving')
      : edit.saving === 'saved'
        ? view === null
          ? t('products.new.unsaved')
          : `✓ ${t('products.saved')}`
        : view === null
          ? t('products.new.unsaved')
          : t('products.notSaved');
  return (
    <Detail title={name} onClose={onClose}>
      <p className="product-mark" role="status">
        {mark}
      </p>
      {edit.error !== null && (
        <p className="product-error" role="alert">
          {errorText(t, edit.error)}
        </p>
      )}
      {view !== null && <ProductStandingPart view={view} edit={edit} />}
      <ProductForm edit={edit} readOnly={view?.removed === true} id={view?.id ?? null} />
      {view !== null && (
        <>
          <ProductPhotos view={view} name={name} />
          <ProductConflicts view={view} />
          <ProductUses id={view.id} />
        </>
      )}
    </Detail>
  );
}
