import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '#renderer/app/client.ts';
import { useText } from '#renderer/app/text.tsx';
import { ReasonField } from '#renderer/pages/editor/changes/ReasonField.tsx';
import { useTyped } from '#renderer/pages/editor/changes/useTyped.ts';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';

const COMMON = [
  'changes.cancelReason.buyer',
  'changes.cancelReason.mistake',
  'changes.cancelReason.stock',
  'changes.cancelReason.transport',
  'changes.cancelReason.duplicate',
] as const;

interface CancelFormProps {
  readonly id: string;
  onSent(): void;
}

/** Asks customs to cancel the inventory (605). */
export function CancelForm({ id, onSent }: CancelFormProps) {
  const t = useText();
  const typed = useTyped('cancel', id, {});
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const sent = await client('changes.cancel', {
      id,
      reason: typed.text('reason'),
      note: typed.text('note'),
    });
    setBusy(false);
    setError(sent.ok ? null : sent.error);
    if (!sent.ok) return;
    typed.forget();
    onSent();
  };
  return (
    <form
      className="request-form"
      aria-label={t('changes.cancel')}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.text('reason').trim() === '') {
          setError(appError('changes.noReason'));
          event.currentTarget.querySelector('textarea')?.focus();
        } else if (!busy) void send();
      }}
    >
      <p className="hint">{t('changes.cancel.hint')}</p>
      <ReasonField
        value={typed.text('reason')}
        max={1000}
        common={COMMON}
        onChange={(text) => typed.type('reason', text)}
      />
      <Field label={t('changes.noteField')}>
        {(ids) => (
          <Input
            {...ids}
            value={typed.text('note')}
            maxLength={1000}
            onChange={(event) => typed.type('note', event.target.value)}
          />
        )}
      </Field>
      {error !== null && <ErrorPanel error={error} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('changes.cancel.send')}
      </Button>
    </form>
  );
}
