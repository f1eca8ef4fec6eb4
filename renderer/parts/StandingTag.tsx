import { useText } from '#renderer/app/text.tsx';
import type { ProductStanding } from '#shared/catalog/products/standing.ts';

/** Whether the classification of a product is confirmed. */
export function StandingTag({ standing }: { readonly standing: ProductStanding }) {
  const t = useText();
  return standing.confirmed ? (
    <span className="tag tag-good">{t('product.standing.confirmed')}</span>
  ) : (
    <span className="tag tag-verify">{t('product.standing.toBeConfirmed')}</span>
  );
}
