import { describe, expect, it } from 'vitest';
import { chordOf, worksWhileTyping } from '#renderer/app/keys.ts';
import { hrefOf, parseRoute } from '#renderer/app/routes.ts';
import { CallCache, callKey, dropsCall } from '#renderer/state/callCache.ts';
import type { Answer } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import { cliTextsOf } from '#shared/i18n/cliTexts.ts';
import { fillIn, findText } from '#shared/i18n/texts.ts';

const press = (
  key: string,
  mods: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => chordOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...mods });

describe('chords', () => {
  it('names modifiers in one order and leaves Shift inside a symbol', () => {
    expect(press('z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
    expect(press('k', { metaKey: true })).toBe('Ctrl+K');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press(' ')).toBe('Space');
    expect(press('F8', { shiftKey: true })).toBe('Shift+F8');
  });

  it('never takes plain letters from a field', () => {
    expect(['N', '/', '?', 'Shift+N'].some(worksWhileTyping)).toBe(false);
    expect(['Ctrl+K', 'Alt+2', 'F8', 'Shift+F8'].every(worksWhileTyping)).toBe(true);
  });
});

describe('routes', () => {
  it('reads back what it writes', () => {
    const href = hrefOf('consignments', 'a/b c', { state: 'returned' });
    expect(parseRoute(href)).toEqual({ page: 'consignments', id: 'a/b c', query: { state: 'returned' } });
  });

  it('takes anything unknown for the home page, broken escapes too', () => {
    expect(parseRoute('#/nowhere').page).toBe('home');
    expect(parseRoute('').page).toBe('home');
    expect(parseRoute('#/consignments/%E0%A4%A').id).toBe('%E0%A4%A');
  });
});

describe('the cache of reads', () => {
  it('asks once for all who look, keeps the old value while a newer comes, and reads again after an event', async () => {
    const asked: string[] = [];
    const answers: Answer[] = [
      { ok: true, value: 1 },
      { ok: true, value: 2 },
      { ok: false, error: appError('bridge.unreachable') },
    ];
    const cache = new CallCache(async (method) => {
      asked.push(method);
      return answers.shift() ?? { ok: false, error: appError('none') };
    });
    const key = callKey('home.summary', {});
    cache.watch(key, 'home.summary', {}, () => {});
    cache.watch(key, 'home.summary', {}, () => {});
    await Promise.resolve();
    expect(asked).toHaveLength(1);
    expect(cache.peek(key)).toEqual({ value: 1, error: null, loading: false });
    cache.drop({ name: 'receipts.arrived', data: { count: 1 } });
    expect(cache.peek(key)).toEqual({ value: 1, error: null, loading: true });
    await Promise.resolve();
    expect(cache.peek(key).value).toBe(2);
    cache.reload(key);
    await Promise.resolve();
    expect(cache.peek(key)).toEqual({ value: 2, error: appError('bridge.unreachable'), loading: false });
  });

  it('runs over all drafts again only when the result is next looked at', async () => {
    let runs = 0;
    const cache = new CallCache(async () => ({ ok: true, value: ++runs }));
    const args = { before: 'a', after: 'b' };
    const key = callKey('packs.radar', args);
    const stop = cache.watch(key, 'packs.radar', args, () => {});
    await Promise.resolve();
    cache.drop({ name: 'consignments.changed', data: { ids: ['c1'] } });
    await Promise.resolve();
    expect(runs).toBe(1);
    stop();
    cache.watch(key, 'packs.radar', args, () => {});
    await Promise.resolve();
    expect(cache.peek(key).value).toBe(2);
  });

  it('reads packs again when they come and go, but not what two of them differ in', () => {
    const event = { name: 'rules.changed', data: {} } as const;
    expect(
      ['packs.installed', 'packs.status', 'rules.list'].every((method) => dropsCall(event, method, {})),
    ).toBe(true);
    expect(dropsCall(event, 'packs.changes', {})).toBe(false);
  });

  it('leaves a consignment alone when another one changed', () => {
    const event = { name: 'consignments.changed', data: { ids: ['a'] } } as const;
    expect(dropsCall(event, 'consignments.get', { id: 'a' })).toBe(true);
    expect(dropsCall(event, 'consignments.get', { id: 'b' })).toBe(false);
    expect(dropsCall(event, 'consignments.list', {})).toBe(true);
    expect(dropsCall(event, 'rules.list', {})).toBe(false);
  });
});

describe('texts', () => {
  it('has a label and a help for every field, in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const pattern of FIELD_PATTERNS.keys()) {
        expect(findText(language, `field.${pattern}`), pattern).not.toBeNull();
        expect(findText(language, `fieldHelp.${pattern}`), pattern).not.toBeNull();
      }
    }
  });

  it('has the same placeholders in both languages', () => {
    const zh: Readonly<Record<string, string>> = cliTextsOf('zh-CN');
    const en: Readonly<Record<string, string>> = cliTextsOf('en');
    const holes = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).toSorted();
    const wrong = Object.keys(zh).filter((key) => holes(zh[key]).join() !== holes(en[key]).join());
    // A text that a pack brings in both languages: each language takes its own.
    expect(wrong).toEqual(['phrase.both']);
  });

  it('fills in what it is given and leaves a gap visible', () => {
    expect(fillIn('{a} 与 {b}', { a: 1 })).toBe('1 与 {b}');
  });
});
