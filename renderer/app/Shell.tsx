import { Suspense, useEffect, useMemo } from 'react';
import { CommandPalette } from '#renderer/app/CommandPalette.tsx';
import { ErrorBoundary } from '#renderer/app/ErrorBoundary.tsx';
import { NavRail } from '#renderer/app/NavRail.tsx';
import { PAGES } from '#renderer/app/pages.tsx';
import { goTo, PAGE_NAMES, useRoute } from '#renderer/app/routes.ts';
import { ShortcutHelp } from '#renderer/app/ShortcutHelp.tsx';
import { StatusLine } from '#renderer/app/StatusLine.tsx';
import { useText } from '#renderer/app/text.tsx';
import { UnlockBar } from '#renderer/app/UnlockBar.tsx';
import { useGlobalKeys } from '#renderer/app/useGlobalKeys.ts';
import type { Action } from '#renderer/state/actions.ts';
import { useActions } from '#renderer/state/actions.ts';
import { toggleOverlay } from '#renderer/state/overlays.ts';
import type { ProfileKind } from '#shared/api/profile.ts';

/** The workstation around its pages: navigation at the left, status line below, the training mark on top. */
export function Shell(props: { readonly profile: ProfileKind }) {
  const t = useText();
  const route = useRoute();
  const entry = PAGES[route.page];
  const Page = route.id !== null && entry.One !== undefined ? entry.One : entry.Page;
  const actions = useMemo<readonly Action[]>(
    () => [
      ...PAGE_NAMES.map(
        (page): Action => ({
          id: `go.${page}`,
          label: t('palette.goTo', { page: t(`nav.${page}`) }),
          keys: [PAGES[page].chord],
          group: 'global',
          run: () => goTo(page),
        }),
      ),
      {
        id: 'palette',
        label: t('palette.open'),
        keys: ['Ctrl+K'],
        group: 'global',
        run: () => toggleOverlay('palette'),
      },
      {
        id: 'help',
        label: t('help.open'),
        keys: ['?', 'F1'],
        group: 'global',
        run: () => toggleOverlay('help'),
      },
    ],
    [t],
  );
  useActions(actions);
  useGlobalKeys();
  const place = `${route.page}/${route.id ?? ''}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another page
  useEffect(() => {
    // The link or row that led here is gone: the keyboard goes on from the page, not from nowhere.
    if (document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [place]);

  return (
    <div className="shell">
      <button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
        {t('app.skip')}
      </button>
      {props.profile === 'training' && (
        <section className="training-band" aria-label={t('app.training')}>
          <strong>{t('app.training')}</strong>
          <span>{t('app.training.help')}</span>
        </section>
      )}
      <NavRail />
      <main id="main" tabIndex={-1}>
        <UnlockBar />
        <ErrorBoundary key={place}>
          <Suspense fallback={<p className="panel-message">{t('app.loading')}</p>}>
            <Page key={route.id ?? ''} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusLine profile={props.profile} />
      <CommandPalette />
      <ShortcutHelp />
    </div>
  );
}
