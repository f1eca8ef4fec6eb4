import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { ErrorBoundary } from '#renderer/app/ErrorBoundary.tsx';
import { followAddress } from '#renderer/app/routes.ts';
import { Shell } from '#renderer/app/Shell.tsx';
import { Toaster } from '#renderer/app/Toaster.tsx';
import { TextProvider } from '#renderer/app/text.tsx';
import { antdTheme, paint, textScale } from '#renderer/app/theme.ts';
import { useDark, useMedia } from '#renderer/app/useSystem.ts';
import { StartPage } from '#renderer/pages/start/StartPage.tsx';
import { useStartLanguage } from '#renderer/state/startLanguage.ts';

/** The window: start page while no profile is open, the workstation otherwise; in the reader's language and theme. */
export function App() {
  const status = useCall('profile.status', {});
  const open = status.value?.open ?? null;
  const settings = useCall('settings.get', open === null ? null : {});
  const startLanguage = useStartLanguage((state) => state.language);
  const language = open !== null ? (settings.value?.language ?? startLanguage) : startLanguage;
  const dark = useDark(settings.value?.theme ?? 'system');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const antd = useMemo(() => antdTheme(dark, !still, textScale()), [dark, still]);

  useEffect(followAddress, []);
  useLayoutEffect(() => paint(dark), [dark]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <TextProvider language={language}>
      <ConfigProvider
        theme={antd}
        locale={language === 'en' ? enUS : zhCN}
        button={{ autoInsertSpace: false }}
      >
        <AntApp component={false}>
          <ErrorBoundary>
            {status.value === null && status.error === null ? null : open === null ? (
              <StartPage status={status.value} error={status.error} retry={status.reload} />
            ) : (
              <Shell profile={open} />
            )}
          </ErrorBoundary>
          <Toaster />
        </AntApp>
      </ConfigProvider>
    </TextProvider>
  );
}
