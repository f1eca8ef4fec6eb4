import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { ElementComposer } from '#renderer/pages/editor/elements/ElementComposer.tsx';
import { HsDrawer } from '#renderer/pages/products/HsDrawer.tsx';
import type { ProductEdit } from '#renderer/pages/products/useProductEdit.ts';
import { Field } from '#renderer/parts/Field.tsx';
import { FieldInput } from '#renderer/parts/FieldInput.tsx';
import { GMODEL_LIMIT } from '#shared/catalog/elements/length.ts';
import type { ProductFieldName, ProductGroup } from '#shared/catalog/products/fields.ts';
import { PRODUCT_FIELDS, PRODUCT_GROUPS, productName } from '#shared/catalog/products/fields.ts';

interface ProductFormProps {
  readonly edit: ProductEdit;
  readonly readOnly: boolean;
  /** null for a product that is not kept yet. */
  readonly id: string | null;
}

const GROUPS = Object.entries(PRODUCT_GROUPS) as readonly (readonly [
  ProductGroup,
  readonly ProductFieldName[],
])[];
const WIDE: ReadonlySet<ProductFieldName> = new Set(['itemName', 'nameEn', 'gmodel', 'notes']);

/** The fields of a product, in groups; what is typed is kept by itself. */
export function ProductForm({ edit, readOnly, id }: ProductFormProps) {
  const t = useText();
  const [panel, setPanel] = useState<'hs' | 'elements' | null>(null);
  const { texts } = edit;
  const opener: Partial<
    Record<ProductFieldName, { readonly what: 'hs' | 'elements'; readonly label: string }>
  > = readOnly
    ? {}
    : {
        gcode: { what: 'hs', label: t('products.tab.hs') },
        gmodel: { what: 'elements', label: t('composer.open') },
      };
  return (
    <form className="product-form" onSubmit={(event) => event.preventDefault()}>
      {GROUPS.map(([group, fields]) => (
        <fieldset key={group}>
          <legend>{t(`product.group.${group}`)}</legend>
          <div className="product-fields">
            {fields.map((field) => {
              const open = opener[field];
              return (
                <div
                  key={field}
                  className={WIDE.has(field) ? 'product-wide' : undefined}
                  onKeyDown={(event) => {
                    if (event.key !== 'F4' || open === undefined || open.what !== 'elements') return;
                    event.preventDefault();
                    setPanel(open.what);
                  }}
                >
                  <Field
                    label={t(`product.field.${field}`)}
                    help={t.find(`product.help.${field}`)}
                    mark={
                      open !== undefined && (
                        <Button type="link" size="small" onClick={() => setPanel(open.what)}>
                          {open.label}
                        </Button>
                      )
                    }
                  >
                    {(ids) => (
                      <FieldInput
                        spec={PRODUCT_FIELDS[field]}
                        value={texts[field]}
                        readOnly={readOnly}
                        onChange={(text) => edit.set(field, text)}
                        onBlur={() => void edit.flush()}
                        aria-invalid={edit.error?.pointer === field || undefined}
                        {...ids}
                      />
                    )}
                  </Field>
                </div>
              );
            })}
          </div>
        </fieldset>
      ))}
      {panel === 'hs' && (
        <HsDrawer
          query={texts.gcode || productName(texts)}
          choose={(code) => {
            edit.set('gcode', code);
            void edit.flush();
            setPanel(null);
          }}
          close={() => setPanel(null)}
        />
      )}
      {panel === 'elements' && (
        <ElementComposer
          goods={{
            ...{ code: texts.gcode, itemNo: texts.itemNo, name: productName(texts), text: texts.gmodel },
            others: [
              { where: 'productBrand', holds: 'brand', text: texts.brand },
              { where: 'productModel', holds: 'model', text: texts.model },
              { where: 'itemName', holds: 'words', text: texts.itemName },
              { where: 'nameEn', holds: 'words', text: texts.nameEn },
            ],
            limit: GMODEL_LIMIT,
          }}
          consignment={null}
          place={`product ${id ?? 'new'}`}
          apply={(text) => {
            edit.set('gmodel', text);
            void edit.flush();
          }}
          close={() => setPanel(null)}
        />
      )}
    </form>
  );
}
