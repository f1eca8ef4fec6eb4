import { useText } from '#renderer/app/text.tsx';
import type { FillSource } from '#shared/api/consignments.ts';

/** A small mark on a value the seller did not type: where it came from. */
export function SourceMark({ source }: { readonly source: FillSource }) {
  const t = useText();
  return (
    <span className={`source-mark source-${source}`} title={t(`source.${source}`)}>
      <span aria-hidden="true">{t(`source.mark.${source}`)}</span>
      <span className="visually-hidden">{t(`source.${source}`)}</span>
    </span>
  );
}
