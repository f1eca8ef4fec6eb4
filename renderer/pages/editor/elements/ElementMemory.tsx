import { Button } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import type { ElementBasis } from '#shared/api/elements.ts';
import type { Wanted } from '#shared/catalog/elements/memory.ts';
import { proposeElements } from '#shared/catalog/elements/memory.ts';
import { parseElements } from '#shared/catalog/elements/parse.ts';
import type { ElementValues } from '#shared/catalog/elements/values.ts';

interface ElementMemoryProps {
  readonly wanted: Wanted;
  readonly basis: ElementBasis;
  onTake(values: ElementValues): void;
}

/** Texts used before with the code: that of the product first, then those of products and consignments. */
export function ElementMemory({ wanted, basis, onTake }: ElementMemoryProps) {
  const t = useText();
  const proposals = proposeElements(wanted, basis.remembered);
  const { product } = basis;
  const own = product === null || product.gmodel === '' ? null : product;
  return (
    <section className="composer-memory" aria-label={t('composer.memory')}>
      <h3>{t('composer.memory')}</h3>
      {proposals.length === 0 && own === null && <p className="dim">{t('composer.memory.none')}</p>}
      <ul>
        {own !== null && (
          <li>
            <span className="composer-text">{own.gmodel}</span>
            <span className="dim">
              {t('composer.memory.product', { name: own.name })}
              {own.gcode !== wanted.code && ` · ${t('composer.memory.otherCode', { code: own.gcode })}`}
            </span>
            <Take text={own.gmodel} onTake={() => onTake(parseElements(wanted.list, own.gmodel).values)} />
          </li>
        )}
        {proposals
          .filter(({ text }) => text !== own?.gmodel)
          .map(({ text, values, times, lastUsed, fits, sameGoods }) => (
            <li key={text}>
              <span className="composer-text">{text}</span>
              <span className="dim">
                {t('composer.memory.times', { times, lastUsed })}
                {sameGoods && ` · ${t('composer.memory.sameGoods')}`}
                {!fits && ` · ${t('composer.memory.misfit')}`}
              </span>
              <Take text={text} onTake={() => onTake(values)} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function Take(props: { readonly text: string; onTake(): void }) {
  const t = useText();
  return (
    <Button size="small" aria-label={`${t('composer.memory.take')} ${props.text}`} onClick={props.onTake}>
      {t('composer.memory.take')}
    </Button>
  );
}
