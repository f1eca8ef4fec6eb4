import type { InputRef } from 'antd';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { putCall } from '#renderer/app/calls.ts';
import { client } from '#renderer/app/client.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import type { AppError } from '#shared/api/errors.ts';
import type { SigningKeyRow } from '#shared/api/signing.ts';

interface UnlockFormProps {
  readonly signingKey: Pick<SigningKeyRow, 'id' | 'place' | 'name' | 'number'>;
  /** Puts the cursor into the field at once. */
  readonly focus?: boolean;
  onDone(): void;
}

/** Asks for the password of a key, or the PIN of a card. What is typed is gone from the window once it was tried. */
export function UnlockForm({ signingKey, focus, onDone }: UnlockFormProps) {
  const t = useText();
  const field = useRef<InputRef>(null);
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  // A PIN must never be tried twice by one press.
  const underWay = useRef(false);
  useEffect(() => {
    if (focus === true) field.current?.focus();
  }, [focus]);
  const unlock = async () => {
    if (secret === '' || underWay.current) return;
    underWay.current = true;
    setBusy(true);
    const answer = await client('signing.unlock', { id: signingKey.id, secret });
    underWay.current = false;
    setBusy(false);
    setSecret('');
    if (answer.ok) {
      putCall('signing.status', {}, answer.value);
      onDone();
      return;
    }
    setError(answer.error);
    field.current?.focus();
  };
  const card = signingKey.place === 'card';
  return (
    <form
      className="unlock-form"
      aria-label={t('signing.unlock.of', { name: signingKey.name || signingKey.number })}
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      <Field
        label={t(card ? 'signing.pin' : 'signing.password')}
        help={
          error === null ? (
            t(card ? 'signing.pin.hint' : 'signing.password.hint')
          ) : (
            <span className="fatal-text" role="alert">
              {errorText(t, error)}
            </span>
          )
        }
      >
        {(ids) => (
          <div className="bar unlock-line">
            <Input
              {...ids}
              ref={field}
              type="password"
              autoComplete="off"
              value={secret}
              maxLength={200}
              onChange={(event) => setSecret(event.target.value)}
            />
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('signing.unlock')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
