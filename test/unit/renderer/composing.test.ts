import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  begin,
  restText,
  sameValues,
  withRest,
  withValue,
} from '#renderer/pages/editor/elements/composing.ts';
import { composeElements } from '#shared/catalog/elements/compose.ts';
import { slotsOf } from '#shared/catalog/elements/slots.ts';
import { HENAN, shippedSlots } from '#test/builders/elements.ts';

const closed = shippedSlots(HENAN.sesameOil);
const open = slotsOf('unknown');
const textOf = (list: typeof closed, values: ReturnType<typeof begin>['values']) => {
  const composed = composeElements(list, values);
  return composed.ok ? composed.value : composed.error.code;
};

describe('composing declaration elements', () => {
  it('reads what is there, and changes one place at a time', () => {
    const { values, notes } = begin(closed, '1|0|初榨|未经化学改性|450毫升/瓶|示例|||');
    expect(notes).toEqual([]);
    const changed = withValue(values, 5, '500毫升/瓶');
    expect(textOf(closed, changed)).toBe('1|0|初榨|未经化学改性|500毫升/瓶|示例|||');
    expect(sameValues(withValue(changed, 5, '450毫升/瓶'), values)).toBe(true);
  });

  it('has nothing to say of an empty field', () => {
    expect(begin(closed, '')).toMatchObject({ notes: [], other: null });
    expect(textOf(closed, begin(closed, '').values)).toBe('');
  });

  it('takes brand type and preference in words for what they are, not for missing', () => {
    const { notes, other } = begin(closed, '境内自主品牌|不享惠|初榨|未经化学改性|450毫升/瓶');
    expect(other).toBeNull();
    expect(notes.map(({ code }) => code)).toEqual(['elements.tooFew']);
    expect(begin(closed, '初榨|未经化学改性|450毫升/瓶').other?.because).toBe('leadMissing');
  });

  it('keeps the rest as free text where the code has no list', () => {
    const { values } = begin(open, '1|0|瓷制|高26cm');
    expect(restText(values)).toBe('瓷制|高26cm');
    expect(textOf(open, withRest(values, '瓷制||高30cm'))).toBe('1|0|瓷制||高30cm');
    expect(textOf(open, withRest(values, ' '))).toBe('1|0');
  });

  it('comes back to the same text, whatever was filled in', () => {
    const value = fc.string({ maxLength: 12 }).filter((text) => !/[|｜￨│┃∣❘ǀ丨\p{Cc}\p{Cs}]/u.test(text));
    fc.assert(
      fc.property(fc.array(value, { minLength: 9, maxLength: 9 }), (texts) => {
        const values = texts.reduce((so, text, i) => withValue(so, i + 1, text), begin(closed, '').values);
        const text = textOf(closed, values);
        expect(textOf(closed, begin(closed, text).values)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
