import { describe, expect, test } from 'vitest';
import { appPath, isAppAddress } from '#hosts/desktop/address.ts';
import { fitBounds, MIN_SIZE, readBounds } from '#hosts/desktop/bounds.ts';
import { readEndings, readOffer } from '#hosts/desktop/bridgeArguments.ts';
import { mayOpenOutside } from '#hosts/desktop/externalLinks.ts';
import { isOwnSender } from '#hosts/desktop/sender.ts';
import { nextZoom } from '#hosts/desktop/zoom.ts';

describe('addresses', () => {
  test.each(['highland://app/', 'highland://app/index.html', 'highland://app/#/rules'])('own: %s', (url) => {
    expect(isAppAddress(url)).toBe(true);
  });

  test.each([
    'https://app/',
    'highland://app.evil/',
    'highland://evil/?highland://app/',
    'highland://user@app/',
    'highland:app',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
  ])('foreign: %s', (url) => {
    expect(isAppAddress(url)).toBe(false);
    expect(appPath(url)).toBeNull();
  });

  test('a path never leads upwards, however it is written', () => {
    expect(appPath('highland://app/assets/a.js?x#y')).toBe('/assets/a.js');
    expect(appPath('highland://app')).toBe('/');
    for (const path of ['/%2e%2e%2fpackage.json', '/a%5c..%5cb', '/..%2f..', '/%zz']) {
      expect(appPath(`highland://app${path}`)).toBeNull();
    }
  });
});

describe('links that leave the application', () => {
  test.each(['https://www.customs.gov.cn/x', 'https://gov.cn/', 'https://www.singlewindow.cn/#/'])(
    'opens %s',
    (url) => {
      expect(mayOpenOutside(url)).toBe(true);
    },
  );

  test.each([
    'http://www.customs.gov.cn/',
    'https://customs.gov.cn.evil.example/',
    'https://evilgov.cn/',
    'https://user:pw@customs.gov.cn/',
    'https://customs.gov.cn:8443/',
    'file:///etc/passwd',
    'ms-settings:',
    'nonsense',
  ])('leaves %s alone', (url) => {
    expect(mayOpenOutside(url)).toBe(false);
  });
});

describe('senders', () => {
  const windows = new Set([4]);
  const sender = { contentsId: 4, isMainFrame: true, origin: 'highland://app', url: 'highland://app/' };

  test('the main frame of an own window is heard', () => {
    expect(isOwnSender(sender, windows)).toBe(true);
  });

  test.each([
    { contentsId: 5 },
    { isMainFrame: false },
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { url: 'https://evil.example/' },
    { url: '' },
  ])('not heard: %o', (change) => {
    expect(isOwnSender({ ...sender, ...change }, windows)).toBe(false);
  });
});

describe('where a window opens', () => {
  const main = { x: 0, y: 0, width: 1920, height: 1040 };
  const right = { x: 1920, y: 0, width: 1280, height: 1000 };

  test('where it was', () => {
    const saved = { x: 2000, y: 50, width: 1000, height: 700 };
    expect(fitBounds(saved, [main, right])).toEqual(saved);
  });

  test('on the main screen when its own is gone', () => {
    expect(fitBounds({ x: 2000, y: 50, width: 1000, height: 700 }, [main])).toEqual({
      x: 460,
      y: 170,
      width: 1000,
      height: 700,
    });
  });

  test('whole on its screen when it hung out of it or was larger', () => {
    expect(fitBounds({ x: -300, y: 900, width: 3000, height: 200 }, [main])).toEqual({
      x: 0,
      y: main.height - MIN_SIZE.height,
      width: 1920,
      height: MIN_SIZE.height,
    });
  });

  test('in the middle the first time, even on a small screen', () => {
    const small = { x: 0, y: 0, width: 800, height: 500 };
    expect(fitBounds(null, [small])).toEqual(small);
    expect(fitBounds(null, [])).toMatchObject({ x: 0, y: 0 });
  });

  test('memory that is no rectangle is no memory', () => {
    expect(readBounds({ x: 1, y: 2, width: 3, height: 4 })).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    for (const value of [
      null,
      3,
      {},
      { x: 1, y: 2, width: 0, height: 4 },
      { x: 'a', y: 2, width: 3, height: 4 },
    ]) {
      expect(readBounds(value)).toBeNull();
    }
    expect(readBounds({ x: 1.5, y: 2, width: 3, height: Number.POSITIVE_INFINITY })).toBeNull();
  });
});

test('zoom goes in steps and stays between 50 and 200 per cent', () => {
  expect(nextZoom(1, 'in')).toBe(1.1);
  expect(nextZoom(1, 'out')).toBe(0.9);
  expect(nextZoom(2, 'in')).toBe(2);
  expect(nextZoom(0.5, 'out')).toBe(0.5);
});

test('what a page asks of a dialog is read with care', () => {
  expect(readEndings(['.csv', 'XLSX', '../x', 5, '*'])).toEqual(['csv', 'xlsx']);
  expect(readEndings('csv')).toEqual([]);
  expect(readOffer({ ticket: 'a-1', name: 'orders.zip', bytes: 3 })).toMatchObject({ ticket: 'a-1' });
  expect(readOffer({ ticket: '../a', name: 'x' })).toBeNull();
  expect(readOffer(null)).toBeNull();
});
