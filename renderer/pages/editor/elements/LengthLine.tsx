import { useText } from '#renderer/app/text.tsx';
import { elementLength } from '#shared/catalog/elements/length.ts';

/** How long the text is in characters and bytes, beside what the field takes. */
export function LengthLine(props: { readonly text: string; readonly limit: number }) {
  const t = useText();
  const { characters, bytes, limit, over } = elementLength(props.text, props.limit);
  return (
    <p className="composer-length" role="status">
      <span className={over > 0 ? 'composer-over number' : 'number'}>
        {t('composer.length', { characters, limit })}
        {over > 0 && ` · ${t('composer.length.over', { over })}`}
      </span>
      <span className="number">{t('composer.bytes', { bytes })}</span>
      <meter
        min={0}
        max={limit}
        high={limit * 0.9}
        value={Math.min(characters, limit)}
        aria-label={t('composer.length', { characters, limit })}
      />
      <span className="dim">{t('composer.limits')}</span>
    </p>
  );
}
