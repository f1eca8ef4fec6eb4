import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { CopyButton } from '#renderer/parts/CopyButton.tsx';
import { Facts, Panel } from '#renderer/parts/Panel.tsx';

/** What runs here, and where it keeps its data. */
export function AboutPanel() {
  const t = useText();
  const { value: status } = useCall('profile.status', {});
  if (status === null) return null;
  return (
    <Panel title={t('settings.about')}>
      <Facts
        rows={[
          [t('settings.about.version'), `${t('app.name')} ${status.appVersion}`],
          [t('settings.about.host'), t(`settings.about.host.${status.host}`)],
          [
            t('settings.about.data'),
            <span key="data" className="mono">
              {status.dataFolder}{' '}
              <CopyButton
                label={t('settings.about.copyData')}
                done={t('settings.about.copied')}
                text={status.dataFolder}
              />
            </span>,
          ],
        ]}
      />
      <p className="hint">{t('settings.about.free')}</p>
    </Panel>
  );
}
