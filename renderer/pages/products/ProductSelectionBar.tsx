import { Button } from 'antd';
import { useAct } from '#renderer/app/calls.ts';
import { bridge, client } from '#renderer/app/client.ts';
import { useText } from '#renderer/app/text.tsx';
import { narrowProducts, type productFilter } from '#renderer/pages/products/productsState.ts';
import { showToast } from '#renderer/state/toasts.ts';

const FORMATS = ['csv', 'xlsx'] as const;

interface ProductSelectionBarProps {
  readonly chosen: readonly string[];
  readonly filter: ReturnType<typeof productFilter>;
}

/** Exports the selected products; without a selection the whole list as it is filtered. */
export function ProductExports({ chosen, filter }: ProductSelectionBarProps) {
  const t = useText();
  const act = useAct();
  const exported = async (format: (typeof FORMATS)[number]) => {
    const all = chosen.length === 0 ? await client('products.ids', filter) : null;
    const ids = all === null ? [...chosen] : all.ok ? [...all.value.ids] : [];
    const offer = await act('products.export', { ids, format });
    if (offer !== null && (await bridge.saveFile(offer))) {
      showToast({ tone: 'done', text: t('products.exported', { name: offer.name }) });
    }
  };
  return (
    <div className="products-exports">
      {FORMATS.map((format) => (
        <Button key={format} onClick={() => void exported(format)}>
          {t('products.export.all', { format: format.toUpperCase() })}
        </Button>
      ))}
    </div>
  );
}

/** What can be done with the selected products. */
export function ProductSelectionBar({ chosen, filter }: ProductSelectionBarProps) {
  const t = useText();
  const act = useAct();
  const restore = async (ids: readonly string[]) => {
    const answer = await act('products.restore', { ids: [...ids] });
    if (answer === null) return;
    narrowProducts({});
    showToast({ tone: 'done', text: t('products.restored', { count: answer.changed }) });
  };
  const remove = async (ids: readonly string[]) => {
    const answer = await act('products.remove', { ids: [...ids] });
    if (answer === null) return;
    narrowProducts({});
    showToast({
      tone: 'done',
      text: t('products.removed', { count: answer.changed }),
      action: { label: t('common.undo'), run: () => void restore(ids) },
    });
  };
  const label = t('products.selected', { count: chosen.length });
  return (
    <div className="toolbar selection-bar" role="toolbar" aria-label={label}>
      <strong role="status">{label}</strong>
      {filter.removed ? (
        <Button onClick={() => void restore(chosen)}>{t('products.restore')}</Button>
      ) : (
        <>
          <ProductExports chosen={chosen} filter={filter} />
          <Button danger onClick={() => void remove(chosen)}>
            {t('products.remove')}
          </Button>
        </>
      )}
      <Button type="text" onClick={() => narrowProducts({})}>
        {t('products.selection.clear')}
      </Button>
    </div>
  );
}
