import '#renderer/pages/start/start.css';
import { Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { EnterpriseForm } from '#renderer/pages/start/EnterpriseForm.tsx';
import { TroublePanel } from '#renderer/pages/start/TroublePanel.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { useStartLanguage } from '#renderer/state/startLanguage.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Enterprise, ProfileKind, ProfileStatus } from '#shared/api/profile.ts';
import type { Language } from '#shared/i18n/texts.ts';

interface StartPageProps {
  readonly status: ProfileStatus | null;
  readonly error: AppError | null;
  /** Reads again which profile is open. */
  retry(): void;
}

const NOBODY: Enterprise = { code: '', name: '', telephone: '', dxpId: '' };

/** The first page: which profile to work in. */
export function StartPage(props: StartPageProps) {
  const t = useText();
  const act = useAct();
  const [enterprise, setEnterprise] = useState(NOBODY);
  const [samples, setSamples] = useState(true);
  const [busy, setBusy] = useState(false);
  const { status } = props;
  const has = (kind: ProfileKind) => status?.existing.includes(kind) === true;
  const enter = async (kind: ProfileKind) => {
    setBusy(true);
    if (has(kind)) await act('profile.open', { kind });
    else {
      await act('profile.create', {
        kind,
        samples,
        language: t.language,
        ...(kind === 'live' ? { enterprise } : {}),
      });
    }
    setBusy(false);
    props.retry();
  };
  return (
    <main className="start" id="main">
      <header className="start-head">
        <div>
          <h1>{t('start.title')}</h1>
          <p className="dim">{t('app.tagline')}</p>
        </div>
        <Segmented<Language>
          aria-label={t('start.language')}
          value={t.language}
          onChange={(language) => useStartLanguage.setState({ language })}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </header>
      {props.error !== null && <ErrorPanel error={props.error} retry={props.retry} />}
      {status?.trouble != null && <TroublePanel trouble={status.trouble} done={props.retry} />}
      <p>{t('start.lead')}</p>
      <div className="start-choices">
        <section className="card" aria-labelledby="start-live">
          <h2 id="start-live">{t('start.live.title')}</h2>
          <p>{t('start.live.text')}</p>
          {!has('live') && <EnterpriseForm value={enterprise} onChange={setEnterprise} />}
          <Button type="primary" disabled={busy || status === null} onClick={() => void enter('live')}>
            {has('live') ? t('start.live.open') : t('start.live.create')}
          </Button>
        </section>
        <section className="card start-training" aria-labelledby="start-training">
          <h2 id="start-training">
            {t('start.training.title')} <span className="start-mark">{t('app.training')}</span>
          </h2>
          <p>{t('start.training.text')}</p>
          {!has('training') && (
            <p>
              <Checkbox checked={samples} onChange={(event) => setSamples(event.target.checked)}>
                {t('start.training.samples')}
              </Checkbox>
            </p>
          )}
          <Button type="primary" disabled={busy || status === null} onClick={() => void enter('training')}>
            {has('training') ? t('start.training.open') : t('start.training.create')}
          </Button>
        </section>
      </div>
      {status !== null && <p className="dim">{t('start.folder', { folder: status.dataFolder })}</p>}
    </main>
  );
}
