import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { putCall, useAct } from '#renderer/app/calls.ts';
import { bridge } from '#renderer/app/client.ts';
import { useText } from '#renderer/app/text.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { CertificateShown } from '#shared/api/signing.ts';

const FILE_KINDS = ['.cer', '.crt', '.pem', '.der'];

/** The certificates that a platform's messages may be signed with. */
export function PlatformCertificates({ trusted }: { readonly trusted: readonly CertificateShown[] }) {
  const t = useText();
  const act = useAct();
  const add = async () => {
    const file = await bridge.chooseFile(FILE_KINDS);
    const next = file === null ? null : await act('signing.trust', { file: file.ticket });
    if (next === null) return;
    putCall('signing.status', {}, next);
    showToast({ tone: 'done', text: t('signing.platform.added') });
  };
  const remove = async (number: string) => {
    const next = await act('signing.distrust', { number });
    if (next === null) return;
    putCall('signing.status', {}, next);
    showToast({ tone: 'done', text: t('signing.platform.removed') });
  };
  return (
    <section className="signing-form" aria-label={t('signing.platform')}>
      <p className="hint">{t('signing.platform.hint')}</p>
      {trusted.length === 0 && <p>{t('signing.platform.none')}</p>}
      <ul className="signing-files">
        {trusted.map(({ number, name, organization, validTo }) => (
          <li key={number}>
            {name || organization} <span className="mono">{number}</span>{' '}
            <span className="dim">
              {t('signing.validTo')} {validTo.slice(0, 10)}
            </span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('signing.platform.remove', { name: name || number })}
              onClick={() => void remove(number)}
            />
          </li>
        ))}
      </ul>
      <div className="bar">
        <Button onClick={() => void add()}>{t('signing.platform.add')}</Button>
      </div>
    </section>
  );
}
