/** Sites of the authorities that rules and messages refer to; a link anywhere else is not followed. */
const SITES = ['gov.cn', 'singlewindow.cn', 'wcoomd.org', 'spdx.org'] as const;

/** Whether a link may be handed to the system's browser: https, no credentials, no odd port, a site on the list. */
export function mayOpenOutside(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:') return false;
  if (url.username !== '' || url.password !== '' || url.port !== '') return false;
  return SITES.some((site) => url.hostname === site || url.hostname.endsWith(`.${site}`));
}
