import '#renderer/pages/products/products.css';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { goTo, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { ConflictsTab } from '#renderer/pages/products/ConflictsTab.tsx';
import { HsTab } from '#renderer/pages/products/HsTab.tsx';
import { ImportTab } from '#renderer/pages/products/ImportTab.tsx';
import { ListTab } from '#renderer/pages/products/ListTab.tsx';
import { beginProduct } from '#renderer/pages/products/newProduct.ts';
import { narrowProducts, useProductsState } from '#renderer/pages/products/productsState.ts';
import { Tabs } from '#renderer/parts/Tabs.tsx';
import { useActions } from '#renderer/state/actions.ts';

const TABS = ['list', 'hs', 'conflicts', 'import'] as const;

/** The products of the seller, the search for commodity codes, and what does not agree. */
export function ProductsPage() {
  const t = useText();
  const { query } = useRoute();
  const removed = useProductsState((state) => state.removed);
  const chosen = TABS.find((tab) => tab === query['tab']) ?? 'list';
  const create = () => {
    narrowProducts({ removed: false });
    beginProduct({});
  };
  useActions([
    { id: 'products.new', label: t('products.new.title'), keys: ['N'], group: 'page', run: create },
  ]);
  return (
    <PageFrame
      fill
      title={t('products.title')}
      actions={
        <>
          {chosen === 'list' && (
            <Button onClick={() => narrowProducts({ removed: !removed })}>
              {removed ? t('products.bin.leave') : t('products.bin')}
            </Button>
          )}
          <Button type="primary" icon={<PlusOutlined />} aria-keyshortcuts="N" onClick={create}>
            {t('products.new')}
          </Button>
        </>
      }
    >
      <Tabs
        label={t('products.title')}
        tabs={TABS.map((name) => ({ name, label: t(`products.tab.${name}`) }))}
        chosen={chosen}
        onChoose={(tab) => goTo('products', null, tab === 'list' ? {} : { tab }, true)}
      >
        {chosen === 'list' && <ListTab />}
        {chosen === 'hs' && <HsTab />}
        {chosen === 'conflicts' && <ConflictsTab />}
        {chosen === 'import' && <ImportTab />}
      </Tabs>
    </PageFrame>
  );
}
