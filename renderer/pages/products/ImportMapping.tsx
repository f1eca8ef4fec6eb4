import { useText } from '#renderer/app/text.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import type { InspectedProducts } from '#shared/api/products.ts';
import type { ProductMapping } from '#shared/catalog/products/columns.ts';
import { PRODUCT_FIELD_NAMES } from '#shared/catalog/products/fields.ts';

interface ImportMappingProps {
  readonly seen: InspectedProducts;
  readonly mapping: ProductMapping;
  onMapping(mapping: ProductMapping): void;
  onSheet(sheet: string): void;
}

const SAMPLES = 3;

/** Which column of the table is read for which field, with what stands in it. */
export function ImportMapping({ seen, mapping, onMapping, onSheet }: ImportMappingProps) {
  const t = useText();
  const columns = seen.header.filter((name) => name !== '');
  const sampleOf = (column: string | undefined) => {
    const at = column === undefined ? -1 : seen.header.indexOf(column);
    const values = at < 0 ? [] : seen.sample.map((cells) => cells[at] ?? '').filter((text) => text !== '');
    return values.slice(0, SAMPLES).join(' · ');
  };
  return (
    <>
      {seen.sheets.length > 1 && (
        <Choice
          label={t('products.import.sheet')}
          value={seen.sheet}
          options={seen.sheets.map((name) => ({ value: name, label: name }))}
          onChange={onSheet}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className="scroll-x products-mapping" aria-label={t('products.import.mapping')} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('products.import.field')}</th>
              <th>{t('products.import.column')}</th>
              <th>{t('products.import.sample')}</th>
            </tr>
          </thead>
          <tbody>
            {PRODUCT_FIELD_NAMES.map((field) => (
              <tr key={field}>
                <td>{t(`product.field.${field}`)}</td>
                <td>
                  <Choice
                    label={t(`product.field.${field}`)}
                    value={mapping[field] ?? ''}
                    options={[
                      { value: '', label: t('products.import.noColumn') },
                      ...columns.map((name) => ({ value: name, label: name })),
                    ]}
                    onChange={(column) => {
                      const { [field]: _, ...rest } = mapping;
                      onMapping(column === '' ? rest : { ...rest, [field]: column });
                    }}
                  />
                </td>
                <td className="dim">{sampleOf(mapping[field])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
