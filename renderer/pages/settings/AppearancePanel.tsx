import { useText } from '#renderer/app/text.tsx';
import type { SettingsEdit } from '#renderer/pages/settings/useSettings.ts';
import { Chips } from '#renderer/parts/Chips.tsx';
import { Facts, Panel } from '#renderer/parts/Panel.tsx';
import type { Settings } from '#shared/api/profile.ts';

interface AppearancePanelProps {
  readonly settings: Settings;
  readonly change: SettingsEdit['change'];
}

/** Language and theme; both take effect at once. */
export function AppearancePanel({ settings, change }: AppearancePanelProps) {
  const t = useText();
  return (
    <Panel title={t('settings.appearance')}>
      <Facts
        rows={[
          [
            t('settings.language'),
            <Chips
              key="language"
              label={t('settings.language')}
              options={(['zh-CN', 'en'] as const).map((value) => ({
                value,
                label: t(`settings.language.${value}`),
              }))}
              value={settings.language}
              onChange={(language) => change('language', { language })}
            />,
          ],
          [
            t('settings.theme'),
            <Chips
              key="theme"
              label={t('settings.theme')}
              options={(['system', 'light', 'dark'] as const).map((value) => ({
                value,
                label: t(`settings.theme.${value}`),
              }))}
              value={settings.theme}
              onChange={(theme) => change('theme', { theme })}
            />,
          ],
        ]}
      />
    </Panel>
  );
}
