import { describe, expect, test } from 'vitest';
import { refusalOf } from '#hosts/web/guard.ts';
import { createSession, OPENING_LINK_MS } from '#hosts/web/session.ts';

const PORT = 8123;
const own = { method: 'GET', host: `127.0.0.1:${PORT}`, origin: undefined, site: undefined };

describe('the guard', () => {
  test('lets requests of its own pages through, by both names', () => {
    expect(refusalOf(own, PORT)).toBeNull();
    expect(refusalOf({ ...own, host: `localhost:${PORT}` }, PORT)).toBeNull();
    expect(refusalOf({ ...own, method: 'POST', origin: `http://127.0.0.1:${PORT}` }, PORT)).toBeNull();
    expect(refusalOf({ ...own, site: 'none' }, PORT)).toBeNull();
    expect(refusalOf({ ...own, site: 'same-origin' }, PORT)).toBeNull();
  });

  test.each([
    undefined,
    'evil.example:8123',
    '127.0.0.1',
    '127.0.0.1:8124',
    '127.0.0.1.evil.example:8123',
    'localhost:8123.',
    '[::1]:8123',
  ])('refuses the host %s', (host) => {
    expect(refusalOf({ ...own, host }, PORT)).toBe('host');
  });

  test.each(['http://evil.example', 'null', `https://127.0.0.1:${PORT}`, `http://localhost:${PORT}`, ''])(
    'refuses the origin %s',
    (origin) => {
      expect(refusalOf({ ...own, origin }, PORT)).toBe('origin');
    },
  );

  test('wants an origin for everything that changes something', () => {
    expect(refusalOf({ ...own, method: 'POST' }, PORT)).toBe('origin');
    expect(refusalOf({ ...own, method: 'PUT' }, PORT)).toBe('origin');
  });

  test.each(['cross-site', 'same-site'])('refuses requests of another site: %s', (site) => {
    expect(refusalOf({ ...own, site }, PORT)).toBe('site');
  });
});

describe('the session', () => {
  test('the link of the terminal stays good, the one handed to a browser is good once', () => {
    const session = createSession(() => 0);
    expect(session.admits(session.token)).toBe(true);
    expect(session.admits(session.token)).toBe(true);
    const once = session.openingToken();
    expect(session.admits(once)).toBe(true);
    expect(session.admits(once)).toBe(false);
    expect(session.admits('')).toBe(false);
  });

  test('the link handed to a browser runs out', () => {
    let now = 0;
    const session = createSession(() => now);
    const once = session.openingToken();
    now = OPENING_LINK_MS + 1;
    expect(session.admits(once)).toBe(false);
  });

  test('the cookie is neither the token nor the cookie of another start', () => {
    const session = createSession(() => 0);
    const [pair = '', ...flags] = session.setCookie.split('; ');
    expect(flags).toEqual(['HttpOnly', 'SameSite=Strict', 'Path=/']);
    expect(session.holds(`other=1; ${pair}`)).toBe(true);
    expect(session.holds(undefined)).toBe(false);
    expect(session.holds(`${pair}x`)).toBe(false);
    const [name = ''] = pair.split('=');
    expect(session.holds(`${name}=${session.token}`)).toBe(false);
    expect(createSession(() => 0).holds(pair)).toBe(false);
  });
});
