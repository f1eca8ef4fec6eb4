import { Button, Input } from 'antd';
import { useState } from 'react';
import { useAct, useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import type { ProductEdit } from '#renderer/pages/products/useProductEdit.ts';
import { Field } from '#renderer/parts/Field.tsx';
import { StandingTag } from '#renderer/parts/StandingTag.tsx';
import { localTime } from '#renderer/parts/time.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { ProductView } from '#shared/api/products.ts';
import { productName } from '#shared/catalog/products/fields.ts';

/** Whether code and elements are confirmed, by whom and why; and confirming them. */
export function ProductStandingPart({
  view,
  edit,
}: {
  readonly view: ProductView;
  readonly edit: ProductEdit;
}) {
  const t = useText();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const settings = useCall('settings.get', {});
  const [by, setBy] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const uses = useCall('products.usedIn', view.standing.confirmed ? null : { id: view.id });
  const released = uses.value?.find(({ state }) => state === 'released' || state === 'closed');
  const name = by ?? settings.value?.enterprise.name ?? '';
  const confirm = async (confirmed: boolean, ground: string | null = null) => {
    const kept = (await edit.flush()) ?? view;
    const answer = await act('products.confirm', {
      ...{ id: view.id, revision: kept.revision, confirmed, by: name.slice(0, 60), released: ground },
      note: ground === null && confirmed ? note.slice(0, 200) : '',
    });
    if (answer === null) return;
    setAsking(false);
    setNote('');
    const text = t(confirmed ? 'product.confirmedNow' : 'product.unconfirmedNow', {
      name: productName(answer.texts) || answer.texts.itemNo,
    });
    showToast({ tone: 'done', text });
  };
  const { confirmed, reason, by: who, note: why, at } = view.standing;
  const params = { by: who, note: why, time: localTime(new Date(at).toISOString()) };
  const said =
    reason === 'person' && !confirmed
      ? t('product.reason.personTakenBack', params)
      : t(`product.reason.${reason}`, params);
  return (
    <section className="product-standing">
      <div>
        <StandingTag standing={view.standing} /> <span className="dim">{said}</span>
        {reason === 'person' && why !== '' && (
          <div className="dim">{t('product.reason.note', { note: why })}</div>
        )}
      </div>
      {!view.removed && (
        <div className="bar">
          {confirmed ? (
            <Button size="small" onClick={() => void confirm(false)}>
              {t('product.confirm.withdraw')}
            </Button>
          ) : (
            !asking && (
              <Button size="small" onClick={() => setAsking(true)}>
                {t('product.confirm')}
              </Button>
            )
          )}
          {!confirmed && released !== undefined && (
            <Button size="small" onClick={() => void confirm(true, released.consignmentId)}>
              {t('product.confirm.released', { orderNo: released.orderNo })}
            </Button>
          )}
        </div>
      )}
      {asking && !confirmed && (
        <div
          className="product-confirm"
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') {
              event.stopPropagation();
              setAsking(false);
            } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void confirm(true);
          }}
        >
          <Field label={t('product.confirm.by')}>
            {(ids) => <Input {...ids} value={name} onChange={(event) => setBy(event.target.value)} />}
          </Field>
          <Field label={t('product.confirm.note')} help={t('product.confirm.noteHelp')}>
            {(ids) => (
              <Input {...ids} autoFocus value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
          <div className="bar">
            <Button type="primary" size="small" onClick={() => void confirm(true)}>
              {t('product.confirm')}
            </Button>
            <Button size="small" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
