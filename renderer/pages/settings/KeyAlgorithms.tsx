import { Button, Input } from 'antd';
import { useState } from 'react';
import { putCall, useAct } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { SigningKeyRow } from '#shared/api/signing.ts';
import type { SigningAlgorithms } from '#shared/messages/signatureSuites.ts';
import { plainAlgorithms, SIGNATURE_SUITES, suitesFor } from '#shared/messages/signatureSuites.ts';

/** How a key signs: the suite at hand, its URIs behind a fold. Saved together, for the key has to be opened anew. */
export function KeyAlgorithms({ signingKey }: { readonly signingKey: SigningKeyRow }) {
  const t = useText();
  const act = useAct();
  const [edited, setEdited] = useState<SigningAlgorithms | null>(null);
  const algorithms = edited ?? signingKey.algorithms;
  const suite = SIGNATURE_SUITES[algorithms.suite];
  const save = async () => {
    const next = await act('signing.setAlgorithms', { id: signingKey.id, algorithms });
    if (next === null) return;
    setEdited(null);
    putCall('signing.status', {}, next);
    showToast({ tone: 'done', text: t('signing.algorithms.saved') });
  };
  return (
    <div>
      <Choice
        label={t('signing.algorithm')}
        value={algorithms.suite}
        options={suitesFor(signingKey.kind).map(({ id }) => ({ value: id, label: t(`signing.suite.${id}`) }))}
        onChange={(id) => setEdited(plainAlgorithms(id))}
      />
      <div className="hint">{t(`signing.standing.${suite.standing}`)}</div>
      <details>
        <summary>{t('signing.uris')}</summary>
        <p className="hint">{t('signing.uris.hint')}</p>
        {(['signature', 'digest'] as const).map((name) => (
          <Field key={name} label={t(`signing.uri.${name}`)}>
            {(ids) => (
              <Input
                {...ids}
                className="mono"
                value={algorithms[name]}
                placeholder={suite[name]}
                maxLength={200}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => setEdited({ ...algorithms, [name]: event.target.value.trim() })}
              />
            )}
          </Field>
        ))}
        {signingKey.kind === 'sm2' && (
          <Field label={t('signing.form')}>
            {(ids) => (
              <Choice
                {...ids}
                value={algorithms.form ?? 'default'}
                options={(['default', 'raw', 'der'] as const).map((value) => ({
                  value,
                  label: t(`signing.form.${value}`),
                }))}
                onChange={(form) => setEdited({ ...algorithms, form: form === 'default' ? null : form })}
              />
            )}
          </Field>
        )}
      </details>
      {edited !== null && (
        <div className="bar">
          <Button type="primary" size="small" onClick={() => void save()}>
            {t('signing.algorithms.save')}
          </Button>
          <Button size="small" onClick={() => setEdited(null)}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
