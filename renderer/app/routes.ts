import { create } from 'zustand';

/** The pages of the window; the first path segment of the address. */
export const PAGE_NAMES = [
  'home',
  'consignments',
  'products',
  'import',
  'exchange',
  'rules',
  'settings',
] as const;
/** A page of the window. */
export type PageName = (typeof PAGE_NAMES)[number];

/** Where the window is: "#/consignments/ID?state=returned". */
export interface Route {
  readonly page: PageName;
  /** The record shown, when the page shows one. */
  readonly id: string | null;
  readonly query: Readonly<Record<string, string>>;
}

/** Reads the part of an address after "#"; anything unknown is the home page. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [first = '', id = ''] = path.split('/');
  const page = PAGE_NAMES.find((name) => name === first) ?? 'home';
  return {
    page,
    id: id === '' ? null : safeDecode(id),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** The address of a place in the window, for links: works in a new tab and in the history. */
export function hrefOf(page: PageName, id: string | null = null, query: Route['query'] = {}): string {
  const search = new URLSearchParams(query).toString();
  const tail = id === null ? '' : `/${encodeURIComponent(id)}`;
  return `#/${page}${tail}${search === '' ? '' : `?${search}`}`;
}

/** Goes there. `replace` leaves no step in the history. */
export function goTo(page: PageName, id: string | null = null, query: Route['query'] = {}, replace = false) {
  const href = hrefOf(page, id, query);
  if (replace) {
    window.history.replaceState(null, '', href);
    useRouteStore.setState(parseRoute(href));
  } else {
    window.location.hash = href;
  }
}

const useRouteStore = create<Route>(() =>
  parseRoute(typeof window === 'undefined' ? '' : window.location.hash),
);

/** Where the window is. */
export function useRoute(): Route {
  return useRouteStore();
}

/** Follows the address bar and the history; returns the function that stops it. */
export function followAddress(): () => void {
  const follow = () => useRouteStore.setState(parseRoute(window.location.hash));
  window.addEventListener('hashchange', follow);
  return () => window.removeEventListener('hashchange', follow);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
