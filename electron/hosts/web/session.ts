import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a link that was handed to the browser by command line may be used, milliseconds. */
export const OPENING_LINK_MS = 120_000;

/** Who may use a web host: whoever opened a link of this very start. */
export interface Session {
  /** The token of the link shown in the terminal; good until the host stops. */
  readonly token: string;
  /**
   * Makes a token for one use within two minutes. Other users of the computer can read command lines, so the link
   * that opens the browser must not be the one that stays good.
   */
  openingToken(): string;
  /** Whether a token opens the host now. A one-time token is used up by asking. */
  admits(token: string): boolean;
  /** Whether a request carries the cookie. */
  holds(cookieHeader: string | undefined): boolean;
  /** The header that sets the cookie. */
  readonly setCookie: string;
}

/**
 * Makes the secrets of one start. The cookie's name is random too, because cookies do not tell ports apart and two
 * workstations on one computer must not log each other out.
 */
export function createSession(now: () => number): Session {
  const token = secret();
  const name = `highland-${randomBytes(6).toString('hex')}`;
  const value = secret();
  const opening = new Map<string, number>();
  return {
    token,
    openingToken() {
      const once = secret();
      opening.set(once, now() + OPENING_LINK_MS);
      return once;
    },
    admits(given) {
      const until = opening.get(given);
      if (until !== undefined) {
        opening.delete(given);
        return now() <= until;
      }
      return same(given, token);
    },
    holds(header) {
      const given = cookieOf(header ?? '', name);
      return given !== null && same(given, value);
    },
    setCookie: `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`,
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function same(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function cookieOf(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
