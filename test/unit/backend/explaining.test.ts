import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pointer } from '#shared/base/pointer.ts';
import { emptyItem } from '#shared/consignment/consignment.ts';
import type { Language } from '#shared/i18n/texts.ts';
import { findText } from '#shared/i18n/texts.ts';
import type { Phrase } from '#shared/rules/phrase.ts';
import { phraseText } from '#shared/rules/phrase.ts';
import { anItem } from '#test/builders/consignment.ts';
import { starterPack } from '#test/builders/rulePack.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

let station: TestWorkstation;

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', {
    kind: 'live',
    enterprise: { code: '4101980256', name: '郑州示例报关有限公司', telephone: '0371-55550100', dxpId: '' },
  });
});
afterEach(() => station.close());

const said = (phrase: Phrase, language: Language = 'en') =>
  phraseText(phrase, (key) => findText(language, key));

/** A stored draft whose second item has a total that is not quantity times price. */
async function wrongTotal() {
  const { id, revision } = await station.call('consignments.create', {});
  const wrong = anItem({ qty: '2', price: '3', totalPrice: '7' });
  return station.call('consignments.edit', {
    id,
    revision,
    edits: [
      { kind: 'insertItem', index: 0, item: anItem({ qty: '2', price: '3', totalPrice: '6' }) },
      { kind: 'insertItem', index: 1, item: wrong },
    ],
  });
}

describe('a rule explained', () => {
  it('is said in words, and its row carries example and transition', async () => {
    const words = await station.call('rules.explain', { rule: 'R5003' });
    if (words === null) throw new Error('no words');
    expect(said(words.whole)).toBe('“Net weight (kg)” is at most “Gross weight (kg)”.');
    expect(said(words.whole, 'zh-CN')).toBe('“净重（千克）”不大于“毛重（千克）”。');
    const rows = await station.call('rules.list', {});
    for (const { id, example, phase } of starterPack().pack.rules) {
      expect(rows.find((row) => row.id === id)).toMatchObject({
        example: example ?? null,
        warnBefore: phase?.warnBefore ?? null,
      });
    }
  });

  it('is nothing when the pack has no such rule', async () => {
    expect(await station.call('rules.explain', { rule: 'R9999' })).toBeNull();
  });
});

describe('a finding explained', () => {
  it('names what does not hold and the values it read, with their places', async () => {
    const { id, findings } = await wrongTotal();
    const finding = findings.find(({ rule }) => rule === 'R5001');
    expect(finding?.item).toBe(1);
    const reason = await station.call('findings.explain', { id, rule: 'R5001', item: 1 });
    expect(reason?.failed).toHaveLength(1);
    expect(reason?.failed[0]?.values.map(({ at, value }) => [at, value])).toEqual([
      ['items.1.qty', '2'],
      ['items.1.price', '3'],
      ['items.1.totalPrice', '7'],
    ]);
    expect(said(reason?.words.whole ?? { key: '' })).toContain('“Quantity”');
  });

  it('explains every finding of a draft that a rule of the pack made', async () => {
    const { id, findings } = await wrongTotal();
    const known = new Set(starterPack().pack.rules.map((rule) => rule.id));
    const made = findings.filter(({ rule }) => known.has(rule));
    expect(made.length).toBeGreaterThan(5);
    for (const { rule, item } of made) {
      const reason = await station.call('findings.explain', { id, rule, item });
      expect(reason?.failed.length, rule).toBeGreaterThan(0);
    }
  });

  it('follows the draft: nothing fails any more once it is put right, and the item may be gone', async () => {
    const { id, revision } = await wrongTotal();
    const ask = (item: number | null) => station.call('findings.explain', { id, rule: 'R5001', item });
    const right = await station.call('consignments.edit', {
      id,
      revision,
      edits: [{ kind: 'set', at: pointer('items', 1, 'totalPrice'), text: '6' }],
    });
    expect((await ask(1))?.failed).toEqual([]);
    await station.call('consignments.edit', {
      id,
      revision: right.revision,
      edits: [{ kind: 'removeItem', index: 1 }],
    });
    expect(await ask(1)).toBeNull();
  });

  it('is nothing for a text that cannot be read, which no rule found', async () => {
    const { id, revision } = await station.call('consignments.create', {});
    const { findings } = await station.call('consignments.edit', {
      id,
      revision,
      edits: [{ kind: 'insertItem', index: 0, item: { ...emptyItem(), qty: 'zwei' } }],
    });
    const unreadable = findings.find(({ at }) => at.includes(pointer('items', 0, 'qty')));
    expect(unreadable?.rule).toBe('unreadable');
    expect(await station.call('findings.explain', { id, rule: 'unreadable', item: 0 })).toBeNull();
  });

  it('is refused for a consignment that is not there', async () => {
    expect(
      await station.backend.call('findings.explain', { id: 'nobody', rule: 'R5001', item: null }),
    ).toMatchObject({ ok: false, error: { code: 'consignment.missing' } });
  });
});
