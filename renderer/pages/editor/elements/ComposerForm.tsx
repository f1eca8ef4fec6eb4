import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '#renderer/app/text.tsx';
import type { OtherTexts } from '#renderer/pages/editor/elements/composing.ts';
import {
  begin,
  restText,
  sameValues,
  withRest,
  withValue,
} from '#renderer/pages/editor/elements/composing.ts';
import type { ComposerGoods } from '#renderer/pages/editor/elements/ElementComposer.tsx';
import { ElementMemory } from '#renderer/pages/editor/elements/ElementMemory.tsx';
import { IssueLine } from '#renderer/pages/editor/elements/IssueLine.tsx';
import { dropValues, keepValues, keptValues } from '#renderer/pages/editor/elements/keptValues.ts';
import { LengthLine } from '#renderer/pages/editor/elements/LengthLine.tsx';
import { RestField } from '#renderer/pages/editor/elements/RestField.tsx';
import { SlotField } from '#renderer/pages/editor/elements/SlotField.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { ElementBasis } from '#shared/api/elements.ts';
import { tidyText } from '#shared/base/normalize.ts';
import { compareElements, disagreements } from '#shared/catalog/elements/agreement.ts';
import { checkElements } from '#shared/catalog/elements/check.ts';
import { composeElements } from '#shared/catalog/elements/compose.ts';
import { proposeForSlot } from '#shared/catalog/elements/memory.ts';
import type { ElementValues } from '#shared/catalog/elements/values.ts';
import { valueAt } from '#shared/catalog/elements/values.ts';

interface ComposerFormProps {
  readonly goods: ComposerGoods;
  readonly basis: ElementBasis;
  readonly place: string;
  apply(text: string): void;
  close(): void;
}

/** The places of a code with their values, what is remembered, what is wrong, and what comes of it. */
export function ComposerForm({ goods, basis, place, apply, close }: ComposerFormProps) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  const { list } = basis;
  const [begun] = useState(() => begin(list, goods.text));
  const [kept] = useState(() => keptValues(place, goods.text));
  const [values, setValues] = useState<ElementValues>(kept ?? begun.values);
  const [reading, setReading] = useState(begun.other);
  const set = (next: ElementValues) => {
    setValues(next);
    if (sameValues(next, begun.values)) dropValues(place);
    else keepValues(place, { text: goods.text, values: next });
  };
  const changed = !sameValues(values, begun.values);
  // Closed in whatever way: what was filled in stays, and the reader is told.
  const told = useRef(false);
  const unsaved = useRef(changed);
  unsaved.current = changed;
  useEffect(
    () => () => {
      if (unsaved.current && !told.current) showToast({ tone: 'note', text: t('composer.kept') });
    },
    [t],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where the person begins
  useEffect(() => {
    const empty = list.slots.find((slot) => slot.required && valueAt(values, slot.place) === '');
    const first = `[data-slot="${empty?.place ?? 1}"]`;
    form.current?.querySelector<HTMLElement>(first)?.focus();
  }, []);

  const others: OtherTexts = useMemo(() => withProduct(goods.others, basis), [goods.others, basis]);
  const issues = checkElements(list, values, goods.limit);
  const differing = disagreements(compareElements(list, values, others));
  const composed = composeElements(list, values);
  const wanted = { code: tidyText(goods.code), goodsName: goods.name, list };
  const general = issues.filter(({ place: at }) => at === null || at > list.slots.length);

  const take = () => {
    if (!composed.ok) return;
    told.current = true;
    dropValues(place);
    if (composed.value !== goods.text) apply(composed.value);
    close();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) take();
    else if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) {
      const fields = [...(form.current?.querySelectorAll<HTMLElement>('[data-slot], [data-apply]') ?? [])];
      fields[fields.indexOf(event.target) + 1]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form ref={form} className="composer" onSubmit={(event) => event.preventDefault()} onKeyDown={press}>
      {basis.line !== null && (
        <p className="dim">
          {t('composer.line', { name: t.language === 'en' ? basis.line.en : basis.line.zh })}
          {!list.open && basis.line.confidence === 'toBeConfirmed' && ` · ${t('composer.lineUnconfirmed')}`}
        </p>
      )}
      {list.open && (
        <div className="composer-note" role="note">
          <strong>
            {wanted.code === '' ? t('composer.noCode') : t('composer.noList', { code: wanted.code })}
          </strong>
          <p>{t('composer.noList.text')}</p>
        </div>
      )}
      {kept !== null && changed && (
        <p className="composer-note" role="status">
          {t('composer.keptBack')}{' '}
          <Button size="small" onClick={() => set(begun.values)}>
            {t('composer.fromCell')}
          </Button>
        </p>
      )}
      {reading !== null && (
        <p className="composer-note">
          {t(`composer.proposal.${reading.because}`)}{' '}
          <Button
            size="small"
            onClick={() => {
              set(reading.reading.values);
              setReading(null);
            }}
          >
            {t('composer.proposal.take')}
          </Button>
        </p>
      )}
      {begun.notes.length > 0 && !changed && (
        <ul className="composer-issues" aria-label={t('composer.reading')}>
          {begun.notes.map((note) => (
            <IssueLine key={note.code} issue={note} />
          ))}
        </ul>
      )}
      {list.slots.map((slot) => (
        <SlotField
          key={slot.place}
          slot={slot}
          value={valueAt(values, slot.place)}
          onChange={(text) => set(withValue(values, slot.place, text))}
          issues={[
            ...issues.filter((issue) => issue.place === slot.place).map((issue) => ({ issue, where: null })),
            ...differing.filter(({ issue }) => issue.place === slot.place),
          ]}
          proposals={proposeForSlot(wanted, slot.place, '', basis.remembered).map((one) => one.value)}
        />
      ))}
      {(list.open || values.beyond.length > 0) && (
        <RestField
          open={list.open}
          text={restText(values)}
          onChange={(text) => set(withRest(values, text))}
        />
      )}
      {general.length > 0 && (
        <ul className="composer-issues" aria-label={t('composer.issues')}>
          {general.map((issue) => (
            <IssueLine key={`${issue.code} ${issue.place}`} issue={issue} />
          ))}
        </ul>
      )}
      <LengthLine text={composed.ok ? composed.value : goods.text} limit={goods.limit} />
      <output className="composer-result" aria-label={t('composer.result')}>
        {composed.ok ? composed.value || t('composer.result.empty') : t('composer.result.bar')}
      </output>
      <div className="composer-foot">
        <Button
          type="primary"
          data-apply=""
          aria-keyshortcuts="Control+Enter"
          disabled={!composed.ok}
          onClick={take}
        >
          {t('composer.apply')}
        </Button>
        <Button onClick={close}>{t('composer.cancel')}</Button>
        <span className="dim">{t('composer.keys')}</span>
      </div>
      <ElementMemory wanted={wanted} basis={basis} onTake={set} />
    </form>
  );
}

/** The texts of the product record beside those of the line. */
function withProduct(others: OtherTexts, { product }: ElementBasis): OtherTexts {
  if (product === null) return others;
  return [
    ...others,
    { where: 'productBrand', holds: 'brand', text: product.brand },
    { where: 'productModel', holds: 'model', text: product.model },
    { where: 'productName', holds: 'words', text: product.name },
  ];
}
