import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { median, millisecondsOf, quantile } from '#test/bench/timing.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { starterPack } from '#test/builders/rulePack.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

const ITEMS = 50;
const STROKES = 600;
const WARM = 100;
const ENTERPRISE = { code: '4199000002', name: '示例麦秆工艺商行', telephone: '', dxpId: '' };

/**
 * One keystroke in a 50-item consignment through the method table of a whole workstation: arguments checked, draft
 * changed, rules applied, saved with its undo step and audit row, durable on disk, and the view of it built.
 */
export async function benchEdit(): Promise<BenchRow[]> {
  const draft = aDraft({
    items: Array.from({ length: ITEMS }, (_, i) => anItem({ itemNo: `SKU-${i}` })),
  });
  const { compiled } = starterPack();
  const station = await aWorkstation();
  try {
    await station.call('profile.create', { kind: 'live', enterprise: ENTERPRISE });
    const { id, revision } = await station.call('consignments.create', { regime: '9610' });
    const filled = await station.call('consignments.edit', { id, revision, edits: typing(draft) });
    let now = filled.revision;
    const taken: number[] = [];
    const anew: number[] = [];
    for (let i = 0; i < STROKES; i += 1) {
      const at = pointer('items', i % ITEMS, 'price');
      const edits: Edit[] = [{ kind: 'set', at, text: String(10 + i) }];
      taken.push(
        await millisecondsOf(async () => {
          now = (await station.call('consignments.edit', { id, revision: now, edits })).revision;
        }),
      );
      const today = '2026-01-05' as CalendarDate;
      anew.push(await millisecondsOf(() => evaluate(compiled, readConsignment(draft), { today })));
    }
    const strokes = taken.slice(WARM);
    const whole = anew.slice(WARM);
    return [
      benchRow({
        id: 'app.edit',
        value: quantile(strokes, 0.99),
        unit: 'ms p99',
        comparison: `whole backend, durable, ${ITEMS} items, by the clock; p50 ${shortened(median(strokes))} ms, checking all anew alone p50 ${shortened(median(whole))} p99 ${shortened(quantile(whole, 0.99))} ms`,
        target: { atMost: 16 },
      }),
    ];
  } finally {
    await station.close();
  }
}

/** The edits by which a draft is typed into an empty one. */
function typing(draft: Draft): Edit[] {
  const edits: Edit[] = draft.items.map((item, index) => ({ kind: 'insertItem', index, item }));
  for (const pattern of FIELD_PATTERNS.keys()) {
    const [section = '', field = ''] = pattern.split('.');
    if (section === 'items') continue;
    const fields: unknown = Reflect.get(draft, section);
    const text: unknown = typeof fields === 'object' && fields !== null ? Reflect.get(fields, field) : '';
    if (typeof text === 'string') edits.push({ kind: 'set', at: pattern as Pointer, text });
  }
  return edits;
}
