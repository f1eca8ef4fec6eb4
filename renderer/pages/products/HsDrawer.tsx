import { Drawer } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import { HsSearch } from '#renderer/pages/products/HsSearch.tsx';

interface HsDrawerProps {
  readonly query: string;
  choose(code: string): void;
  close(): void;
}

/** Finding a commodity code for a product or a goods line, in a panel at the right. */
export function HsDrawer({ query, choose, close }: HsDrawerProps) {
  const t = useText();
  return (
    <Drawer open title={t('products.tab.hs')} onClose={close} size={860}>
      <HsSearch query={query} choose={choose} chooseLabel={(code) => t('hs.choose', { code })} />
    </Drawer>
  );
}
