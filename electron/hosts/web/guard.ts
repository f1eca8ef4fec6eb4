/** What the guard looks at in a request. */
export interface Incoming {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Sec-Fetch-Site. */
  readonly site: string | undefined;
}

/** Why a request is refused before anything of it is read. */
export type Refusal = 'host' | 'origin' | 'site';

/** The names under which this host answers; everything else may be a name that was pointed at 127.0.0.1. */
export function hostNames(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Refuses requests that did not come from a page of this host: an exact Host, an exact Origin of the same name (which
 * a change must carry), and no other site by the browser's own word. A page is opened with `Sec-Fetch-Site: none`.
 */
export function refusalOf(request: Incoming, port: number): Refusal | null {
  const { host, origin, site, method } = request;
  if (host === undefined || !hostNames(port).includes(host)) return 'host';
  if (origin !== undefined && origin !== `http://${host}`) return 'origin';
  if (origin === undefined && !READS.has(method)) return 'origin';
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && READS.has(method))) return 'site';
  return null;
}
