import { PAGES } from '#renderer/app/pages.tsx';
import { hrefOf, PAGE_NAMES, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';

/** The pages, at the left edge. */
export function NavRail() {
  const t = useText();
  const route = useRoute();
  return (
    <nav className="nav-rail" aria-label={t('nav.label')}>
      {PAGE_NAMES.map((page) => (
        <a
          key={page}
          href={hrefOf(page)}
          aria-current={route.page === page ? 'page' : undefined}
          aria-keyshortcuts={PAGES[page].chord}
          title={`${t(`nav.${page}`)} (${PAGES[page].chord})`}
        >
          <span aria-hidden="true">{PAGES[page].icon}</span>
          <span>{t(`nav.${page}`)}</span>
        </a>
      ))}
    </nav>
  );
}
