import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { compareElements } from '#shared/catalog/elements/agreement.ts';
import { cleanValue, hasBar, splitAtBars } from '#shared/catalog/elements/bars.ts';
import { checkElements } from '#shared/catalog/elements/check.ts';
import { composeElements } from '#shared/catalog/elements/compose.ts';
import { elementLength } from '#shared/catalog/elements/length.ts';
import { proposeElements, proposeForSlot } from '#shared/catalog/elements/memory.ts';
import { parseElements, proposeReading } from '#shared/catalog/elements/parse.ts';
import { slotsOf } from '#shared/catalog/elements/slots.ts';
import { partsOf } from '#shared/catalog/elements/values.ts';
import { allShippedSlots } from '#test/builders/elements.ts';

const element = fc.record({
  name: fc.oneof(
    fc.constantFrom(
      '品牌类型',
      '出口享惠情况',
      '品牌',
      '品牌(无品牌请申报厂商)',
      '型号',
      'GTIN',
      '其他',
      '材质（瓷）',
    ),
    fc.string({ minLength: 1, maxLength: 12 }),
  ),
  required: fc.boolean(),
});
const list = fc.oneof(
  fc.constantFrom(...allShippedSlots()),
  fc.array(element, { minLength: 1, maxLength: 20 }).map(slotsOf),
  fc.constant(slotsOf('unknown')),
);

const piece = fc.constantFrom(
  ...[
    '|',
    '｜',
    '丨',
    '│',
    ' ',
    '\u3000',
    '\n',
    ';',
    '；',
    '0',
    '1',
    '３',
    '无品牌',
    '钧瓷',
    '品牌：',
    'Model: ',
    '𠮷',
    '\ud800',
    '牌',
  ],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
);
/** A value as it stays: no bar in it, no stray spaces. */
const value = anyText.map((text) => cleanValue(splitAtBars(text).join('')));

const filled = list.chain((slots) =>
  fc.record({
    slots: fc.constant(slots),
    values: fc.record({
      bySlot: fc.tuple(...slots.slots.map(() => value)),
      beyond: fc.array(value, { maxLength: 4 }),
    }),
  }),
);

describe('element text', () => {
  it('is read back as it was composed', () => {
    fc.assert(
      fc.property(filled, ({ slots, values }) => {
        const text = composeElements(slots, values);
        expect(text.ok && parseElements(slots, text.value).values).toEqual(values);
      }),
    );
  });

  it('has a text exactly when no value has a bar', () => {
    fc.assert(
      fc.property(list, fc.array(anyText, { maxLength: 12 }), (slots, beyond) => {
        const values = { bySlot: [], beyond };
        expect(composeElements(slots, values).ok).toBe(!beyond.some(hasBar));
        const barred = checkElements(slots, values).filter(({ code }) => code === 'elements.barInside');
        expect(barred).toHaveLength(beyond.filter(hasBar).length);
      }),
    );
  });

  it('loses nothing but spaces and the shape of bars, and names what does not fit', () => {
    fc.assert(
      fc.property(list, anyText, (slots, text) => {
        const { values, notes } = parseElements(slots, text);
        const codes = notes.map(({ code }) => code);
        const bare = (each: string) => each.replace(/\s/gu, '');
        const kept = partsOf(slots, values).map(bare);
        const given = splitAtBars(text).map(bare);
        expect(kept.slice(0, given.length)).toEqual(given.slice(0, kept.length));
        expect(kept.slice(given.length).every((each) => each === '')).toBe(true);
        expect(given.slice(kept.length).every((each) => each === '')).toBe(true);
        if (values.beyond.length > 0 && !slots.open) expect(codes).toContain('elements.tooMany');
        if (bare(text) !== '' && given.length < slots.slots.length)
          expect(codes).toContain('elements.tooFew');
        const again = composeElements(slots, values);
        if (again.ok && again.value !== text && bare(text) !== '') expect(notes).not.toEqual([]);
      }),
    );
  });

  it('is read, checked, compared and remembered whatever it is', () => {
    fc.assert(
      fc.property(list, fc.array(anyText, { maxLength: 6 }), anyText, (slots, texts, other) => {
        const remembered = texts.map((text, i) => ({
          ...{ code: '6913100000', goodsName: other, text, times: i },
          lastUsed: '2026-01-05' as CalendarDate,
        }));
        for (const text of [...texts, other]) {
          const { values } = parseElements(slots, text);
          proposeReading(slots, text);
          for (const issue of checkElements(slots, values)) {
            expect(issue.place === null || issue.place >= 1).toBe(true);
            for (const param of Object.values(issue.params)) expect(String(param).length).toBeLessThan(125);
          }
          compareElements(slots, values, [
            { where: 'a', holds: 'words', text: other },
            { where: 'b', holds: 'brand', text: other },
            { where: 'c', holds: 'model', text: other },
          ]);
        }
        const wanted = { code: '6913100000', goodsName: other, list: slots };
        const offered = proposeElements(wanted, remembered);
        expect(proposeElements(wanted, [...remembered].reverse())).toEqual(offered);
        proposeForSlot(wanted, 1, other, remembered);
      }),
    );
  });

  it('reads a long hostile text in no time', () => {
    const slots = slotsOf('unknown');
    for (const unit of ['|', ' ', '品牌:', '丨 ', ';', '(', '型号 ']) {
      const text = unit.repeat(100_000);
      const started = performance.now();
      const { values } = parseElements(slots, text);
      checkElements(slots, values);
      proposeReading(slots, text);
      compareElements(slots, values, [{ where: 'a', holds: 'words', text }]);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});

describe('counters', () => {
  /** Every character GBK has, by decoding all its two-byte codes. */
  const GBK = (() => {
    const decoder = new TextDecoder('gbk');
    const characters: string[] = [];
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const text = decoder.decode(Uint8Array.of(lead, trail));
        if (trail !== 0x7f && text.length === 1 && text.charCodeAt(0) >= 0x80 && text !== '\ufffd') {
          characters.push(text);
        }
      }
    }
    return characters;
  })();

  it('knows the whole of GBK', () => expect(GBK.length).toBeGreaterThan(21_000));

  it('agree with UTF-8 in characters and with GBK in bytes', () => {
    const ascii = fc.string({ unit: 'binary-ascii', maxLength: 1 });
    const part = fc.oneof(
      ascii.map((text) => ({ text, bytes: text.length })),
      fc.constantFrom(...GBK).map((text) => ({ text, bytes: 2 })),
      fc.integer({ min: 0x10000, max: 0x10ffff }).map((c) => ({ text: String.fromCodePoint(c), bytes: 4 })),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), (parts) => {
        const text = parts.map((each) => each.text).join('');
        const { characters, bytes } = elementLength(text);
        const utf8 = new TextEncoder().encode(text);
        expect(characters).toBe(utf8.filter((byte) => (byte & 0xc0) !== 0x80).length);
        expect(bytes).toBe(parts.reduce((sum, each) => sum + each.bytes, 0));
      }),
    );
  });
});
