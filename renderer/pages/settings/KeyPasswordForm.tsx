import { CloseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { putCall } from '#renderer/app/calls.ts';
import { bridge, client } from '#renderer/app/client.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { ChosenFile } from '#shared/api/files.ts';
import { LEAST_PASSWORD } from '#shared/api/signing.ts';

const FILE_KINDS = ['.p12', '.pfx', '.pem', '.key', '.cer', '.crt', '.der'];
const MOST_FILES = 3;

interface KeyPasswordFormProps {
  /** import: out of files; make: a new key for training. */
  readonly kind: 'import' | 'make';
  onDone(): void;
}

/** Takes a key in and asks for the password it is kept under. Passwords leave the window's memory once they were used. */
export function KeyPasswordForm({ kind, onDone }: KeyPasswordFormProps) {
  const t = useText();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [filePassword, setFilePassword] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const choose = async () => {
    const file = await bridge.chooseFile(FILE_KINDS);
    if (file !== null) setFiles([...files, file].slice(-MOST_FILES));
  };
  const differs = again !== '' && again !== password;
  const ready =
    password.length >= LEAST_PASSWORD && password === again && (kind === 'make' || files.length > 0);
  const take = async () => {
    if (!ready || busy) return;
    setBusy(true);
    const tickets = files.map(({ ticket }) => ticket);
    const answer =
      kind === 'make'
        ? await client('signing.makeKey', { password })
        : await client('signing.importKey', { files: tickets, filePassword, password });
    setBusy(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    putCall('signing.status', {}, answer.value);
    showToast({ tone: 'done', text: t(`signing.${kind}.done`) });
    onDone();
  };
  return (
    <form
      className="signing-form"
      aria-label={t(`signing.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <p className="hint">{t(`signing.${kind}.hint`)}</p>
      {kind === 'import' && (
        <>
          <div className="bar">
            <Button disabled={files.length >= MOST_FILES} onClick={() => void choose()}>
              {t('signing.import.choose')}
            </Button>
            <ul className="bar signing-files" aria-label={t('signing.import.chosen')}>
              {files.map((file) => (
                <li key={file.ticket} className="mono">
                  {file.name}
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined />}
                    aria-label={t('signing.import.drop', { name: file.name })}
                    onClick={() => setFiles(files.filter(({ ticket }) => ticket !== file.ticket))}
                  />
                </li>
              ))}
            </ul>
          </div>
          <Secret
            label={t('signing.import.filePassword')}
            help={t('signing.import.filePassword.hint')}
            value={filePassword}
            onChange={setFilePassword}
          />
        </>
      )}
      <Secret
        label={t('signing.import.newPassword')}
        help={t('signing.import.newPassword.hint', { least: LEAST_PASSWORD })}
        value={password}
        onChange={setPassword}
      />
      <Secret
        label={t('signing.import.again')}
        help={differs ? <span className="fatal-text">{t('signing.import.differs')}</span> : null}
        value={again}
        onChange={setAgain}
      />
      {error !== null && (
        <p className="fatal-text" role="alert">
          {errorText(t, error)}
        </p>
      )}
      <div className="bar">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
          {t(`signing.${kind}.do`)}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

interface SecretProps {
  readonly label: string;
  readonly help: React.ReactNode;
  readonly value: string;
  onChange(value: string): void;
}

function Secret({ label, help, value, onChange }: SecretProps) {
  return (
    <Field label={label} help={help}>
      {(ids) => (
        <Input
          {...ids}
          type="password"
          autoComplete="off"
          value={value}
          maxLength={200}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
