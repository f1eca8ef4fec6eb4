import { useText } from '#renderer/app/text.tsx';
import { HsSearch } from '#renderer/pages/products/HsSearch.tsx';
import { beginProduct } from '#renderer/pages/products/newProduct.ts';

/** Finding a commodity code, and beginning a product with it. */
export function HsTab() {
  const t = useText();
  return (
    <HsSearch query="" chooseLabel={() => t('hs.newProduct')} choose={(gcode) => beginProduct({ gcode })} />
  );
}
