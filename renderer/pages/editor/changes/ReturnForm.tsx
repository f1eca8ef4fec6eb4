import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '#renderer/app/client.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { ReasonField } from '#renderer/pages/editor/changes/ReasonField.tsx';
import { ReturnLines } from '#renderer/pages/editor/changes/ReturnLines.tsx';
import type { Typed } from '#renderer/pages/editor/changes/useTyped.ts';
import { useTyped } from '#renderer/pages/editor/changes/useTyped.ts';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { FieldInput } from '#renderer/parts/FieldInput.tsx';
import type { ReturnFields, ReturnForm as Start } from '#shared/api/changes.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import type { TextKey } from '#shared/i18n/texts.ts';

const COMMON = [
  'changes.returnReason.buyer',
  'changes.returnReason.damaged',
  'changes.returnReason.undelivered',
  'changes.returnReason.refusedAbroad',
  'changes.returnReason.mistake',
] as const;

/** The fields of the way back, in the order of the message; lengths are those of CEB213. */
const FIELDS: readonly {
  readonly name: keyof ReturnFields;
  readonly spec: FieldSpec;
  readonly help?: TextKey;
}[] = [
  {
    name: 'waybillNo',
    spec: { kind: 'text', max: 80 },
    help: 'changes.field.waybillNo.help',
  },
  { name: 'billNo', spec: { kind: 'text', max: 37 }, help: 'changes.field.billNo.help' },
  { name: 'carrierCode', spec: { kind: 'text', max: 18 } },
  { name: 'carrierName', spec: { kind: 'text', max: 100 } },
  { name: 'country', spec: { kind: 'code', table: 'country', max: 3 } },
  { name: 'trafMode', spec: { kind: 'code', table: 'transport', max: 1 } },
  { name: 'trafName', spec: { kind: 'text', max: 100 } },
  { name: 'voyageNo', spec: { kind: 'text', max: 32 } },
  { name: 'siteCode', spec: { kind: 'text', max: 10 } },
  { name: 'requestNo', spec: { kind: 'text', max: 30 } },
];

interface ReturnFormProps {
  readonly id: string;
  readonly start: Start;
  onSent(): void;
}

/** Asks customs to let goods come back (213). */
export function ReturnForm({ id, start, onSent }: ReturnFormProps) {
  const t = useText();
  const typed = useTyped('return', id, { ...start.wish });
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const sent = await client('changes.takeBack', { id, ...wishOf(typed, start) });
    setBusy(false);
    setError(sent.ok ? null : sent.error);
    if (!sent.ok) return;
    typed.forget();
    onSent();
  };
  return (
    <form
      className="request-form"
      aria-label={t('changes.takeBack')}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.text('reason').trim() === '') {
          setError(appError('changes.noReason'));
          event.currentTarget.querySelector('textarea')?.focus();
        } else if (!busy) void send();
      }}
    >
      <p className="hint">{t('changes.takeBack.hint')}</p>
      <ReturnLines lines={start.lines} typed={typed} />
      <ReasonField
        value={typed.text('reason')}
        max={500}
        common={COMMON}
        onChange={(text) => typed.type('reason', text)}
      />
      <fieldset className="request-fields">
        <legend>{t('changes.takeBack.way')}</legend>
        {FIELDS.map(({ name, spec, help }) => (
          <Field key={name} label={t(`changes.field.${name}`)} help={help === undefined ? null : t(help)}>
            {(ids) => (
              <FieldInput
                {...ids}
                spec={spec}
                value={typed.text(name)}
                onChange={(text) => typed.type(name, text)}
              />
            )}
          </Field>
        ))}
        <Field label={t('changes.noteField')}>
          {(ids) => (
            <Input
              {...ids}
              value={typed.text('note')}
              maxLength={500}
              onChange={(event) => typed.type('note', event.target.value)}
            />
          )}
        </Field>
      </fieldset>
      <p className="hint">
        <span className="tag tag-verify">{t('changes.toBeConfirmed')}</span> {t('changes.takeBack.mode')}
      </p>
      {error !== null && <ErrorPanel error={namedElement(t, error)} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('changes.takeBack.send')}
      </Button>
    </form>
  );
}

/** An element of the message by the name its field has here. */
function namedElement(t: Text, error: AppError): AppError {
  const element = error.params?.['element'];
  const name = typeof element === 'string' ? t.find(`changes.field.${element}`) : null;
  return name === null ? error : { ...error, params: { ...error.params, element: `“${name}” (${element})` } };
}

function wishOf(typed: Typed, start: Start) {
  const text = (name: keyof ReturnFields | 'reason' | 'note') => typed.text(name).trim();
  return {
    reason: text('reason'),
    note: text('note'),
    lines: start.lines
      .map(({ gnum }) => ({
        gnum,
        qty: typed.text(`qty.${gnum}`).trim(),
        qty1: typed.text(`qty1.${gnum}`).trim(),
      }))
      .filter(({ qty }) => qty !== ''),
    requestNo: text('requestNo'),
    waybillNo: text('waybillNo'),
    carrierCode: text('carrierCode'),
    carrierName: text('carrierName'),
    billNo: text('billNo'),
    trafMode: text('trafMode'),
    trafName: text('trafName'),
    voyageNo: text('voyageNo'),
    country: text('country'),
    siteCode: text('siteCode'),
  };
}
