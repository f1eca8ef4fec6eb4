/** The scheme of the window's pages; registered as standard and secure, so that it has an origin of its own. */
export const SCHEME = 'highland';
/** The only origin a window may show and the only one that may call. */
export const APP_ORIGIN = `${SCHEME}://app`;
/** The page a window opens with. */
export const APP_PAGE = `${APP_ORIGIN}/`;

/** Whether an address belongs to the application itself. Compared as a parsed origin, never as a piece of text. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address);
  // URL.origin is "null" for a scheme that the URL standard does not know, so its parts are compared.
  return (
    url !== null &&
    url.protocol === `${SCHEME}:` &&
    url.host === 'app' &&
    url.username === '' &&
    url.password === ''
  );
}

/** The path of an address inside the application, decoded once; null when it is not one or hides something. */
export function appPath(address: string): string | null {
  if (!isAppAddress(address)) return null;
  const url = URL.parse(address);
  if (url === null) return null;
  try {
    const path = decodeURIComponent(url.pathname);
    return /\\|(^|\/)\.\.?(\/|$)/.test(path) ? null : path || '/';
  } catch {
    return null;
  }
}
