import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointer } from '#shared/base/pointer.ts';
import { charCount, gbkBytes } from '#shared/base/textLength.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate, evaluateIncremental } from '#shared/rules/evaluate.ts';
import { isGtin, isUscc } from '#shared/rules/formats.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aPack, aRule, starterPack } from '#test/builders/rulePack.ts';
import { grown } from '#test/fuzz/expressions.ts';

const { compiled } = starterPack();
const TODAY = '2026-01-05' as CalendarDate;

const texts = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '3',
    '0.9',
    '45.00',
    'six',
    'USD',
    'B',
    'CHN',
    '2026-01-04',
    '礼品',
    '象牙',
    'yes',
    '035',
    '4602',
  ),
  fc.string({ maxLength: 40, unit: 'binary' }),
);
const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({ pattern: fc.constantFrom(...FIELD_PATTERNS.keys()), item: fc.nat(9), text: texts })
      .map(
        ({ pattern, item, text }): Edit => ({
          kind: 'set',
          at: pointer(pattern.replace('*', String(item))),
          text,
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .nat(9)
      .map((index): Edit => ({ kind: 'insertItem', index, item: anItem({ itemNo: `N${index}` }) })),
  },
  { weight: 1, arbitrary: fc.nat(9).map((index): Edit => ({ kind: 'removeItem', index })) },
);

/** The fields an edit touches, as the caller of the incremental check names them. */
function touched(edit: Edit): Pointer {
  return edit.kind === 'set' ? edit.at : pointer('items');
}

describe('checking again after edits', () => {
  it('gives what a full check gives, for any edits to any fields and items', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(edits, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
        (steps) => {
          let draft = aDraft();
          let current = evaluate(compiled, readConsignment(draft), { today: TODAY });
          for (const step of steps) {
            const changed: Pointer[] = [];
            for (const edit of step) {
              const edited = applyEdits(draft, [edit]);
              if (!edited.ok) continue;
              draft = edited.value.draft;
              changed.push(touched(edit));
            }
            const read = readConsignment(draft);
            current = evaluateIncremental(current, compiled, read, { today: TODAY }, changed);
            expect(current).toEqual(evaluate(compiled, read, { today: TODAY }));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives what a full check gives for any rules, through long rows of edits to any field and item', () => {
    const rules = fc.array(
      fc.oneof(
        grown.holds.map((assert) => aRule({ assert, at: ['items.*.qty', 'order.note'] })),
        grown.itemHolds.map((text) =>
          aRule({ scope: 'item', assert: text.replace(/\bx\./g, 'item.'), at: ['item.qty'] }),
        ),
      ),
      { minLength: 5, maxLength: 25 },
    );
    let steps = 0;
    fc.assert(
      fc.property(rules, fc.array(edits, { minLength: 30, maxLength: 60 }), (list, row) => {
        const pack = aPack(...list.map((rule, i) => ({ ...rule, id: `R${String(i).padStart(4, '0')}` })));
        const dated = [
          { code: 'USD', zh: '', en: '', customs: '', confidence: 'confirmed' as const, to: TODAY },
        ];
        const made = compilePack({ ...pack, tables: { ...pack.tables, dated } }, 'any');
        // Too long for the gate, or too costly: what is refused is no rule.
        if (!made.ok) return;
        let draft = aDraft({ items: Array.from({ length: 8 }, (_, i) => anItem({ itemNo: `SKU-${i}` })) });
        let current = evaluate(made.value, readConsignment(draft), { today: TODAY });
        for (const edit of row) {
          const edited = applyEdits(draft, [edit]);
          if (!edited.ok) continue;
          draft = edited.value.draft;
          const read = readConsignment(draft);
          current = evaluateIncremental(current, made.value, read, { today: TODAY }, [touched(edit)]);
          expect(current).toEqual(evaluate(made.value, read, { today: TODAY }));
          steps += 1;
        }
      }),
      { numRuns: 40 },
    );
    expect(steps).toBeGreaterThan(300);
  });

  it('is a full check when the day or the pack is another', () => {
    const read = readConsignment(aDraft());
    const before = evaluate(compiled, read, { today: TODAY });
    const later = '2026-02-01' as CalendarDate;
    expect(evaluateIncremental(before, compiled, read, { today: later }, [])).toEqual(
      evaluate(compiled, read, { today: later }),
    );
    const other = { ...compiled, hash: 'other' };
    expect(evaluateIncremental(before, other, read, { today: TODAY }, []).packHash).toBe('other');
  });

  it('never throws, and never calls a rule broken, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 20 }), (list) => {
        let draft = aDraft();
        for (const edit of list) {
          const edited = applyEdits(draft, [edit]);
          if (edited.ok) draft = edited.value.draft;
        }
        const { findings } = evaluate(compiled, readConsignment(draft), { today: TODAY });
        expect(findings.filter((finding) => finding.params['notChecked'] !== undefined)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('check digits and lengths', () => {
  it('a changed digit of a barcode is noticed', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.integer({ min: 1, max: 9 }), (place, step) => {
        const digits = [...'6901234567892'].map(Number);
        digits[place] = ((digits[place] ?? 0) + step) % 10;
        expect(isGtin(digits.join(''))).toBe(false);
      }),
    );
  });

  it('a changed character of a social credit code is noticed', () => {
    fc.assert(
      fc.property(fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (place, char) => {
        const code = [...'91350100M000100Y43'];
        fc.pre(code[place] !== char);
        code[place] = char;
        expect(isUscc(code.join(''))).toBe(false);
      }),
    );
  });

  it('counts characters as code points, and two bytes for what is not ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(charCount(text)).toBe([...text].length);
        let bytes = 0;
        for (const char of text) bytes += char.charCodeAt(0) < 0x80 ? 1 : char.length * 2;
        expect(gbkBytes(text)).toBe(bytes);
      }),
    );
  });
});
