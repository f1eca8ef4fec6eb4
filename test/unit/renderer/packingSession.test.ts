import { describe, expect, it } from 'vitest';
import { PackingSession } from '#renderer/pages/editor/packing/packingSession.ts';
import {
  typedAt,
  withEqual,
  withGoods,
  withNewCarton,
  withoutCarton,
  withTyped,
} from '#renderer/pages/editor/packing/planEdits.ts';
import { sheetMove } from '#renderer/pages/editor/sheet/sheetMove.ts';
import type { Answer } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { PackingView } from '#shared/api/packing.ts';
import { firstPlan } from '#shared/documents/packing/packing.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';
import { aDraft } from '#test/builders/consignment.ts';

const draft = aDraft();
const PLAN = firstPlan(draft);
const viewOf = (revision: number, plan: PackingPlan = PLAN): PackingView => ({
  revision,
  plan,
  result: { ok: false, problems: [] },
  lost: [],
});
const marked = (mark: string): PackingPlan => ({
  ...PLAN,
  cartons: PLAN.cartons.map((carton) => ({ ...carton, mark })),
});
const markOf = (session: PackingSession) => session.state().plan.cartons[0]?.mark;

/** A session whose store answers in turn with what is given; it says ok, with the next revision, when nothing is. */
function session(...answers: readonly Answer[]) {
  const asked: { readonly revision: number; readonly mark: string | undefined }[] = [];
  const waiting = [...answers];
  const made = new PackingSession(viewOf(0), {
    set: async (revision, plan) => {
      asked.push({ revision, mark: plan.cartons[0]?.mark });
      const answer = waiting.shift() ?? { ok: true, value: viewOf(revision + 1, plan) };
      return answer as Answer<PackingView>;
    },
    read: async () => ({ ok: true, value: viewOf(7, marked('elsewhere')) }),
    later: () => () => {},
  });
  return { made, asked };
}

describe('a packing session', () => {
  it('saves what was typed last, and takes back place by place', async () => {
    const { made, asked } = session();
    made.change(marked('A'), 'mark 0');
    made.change(marked('AB'), 'mark 0');
    made.change(marked('AB-1'));
    expect(made.state().saving).toBe('saving');
    await made.flush();
    expect(asked).toEqual([{ revision: 0, mark: 'AB-1' }]);
    expect(made.state()).toMatchObject({ revision: 1, saving: 'saved' });
    made.step('undo');
    expect(markOf(made)).toBe('AB');
    made.step('undo');
    expect(markOf(made)).toBe('1');
    expect(made.state().canUndo).toBe(false);
    made.step('redo');
    expect(markOf(made)).toBe('AB');
    await made.flush();
    expect(asked.at(-1)).toEqual({ revision: 1, mark: 'AB' });
  });

  it('keeps what the store would not take, and takes it on the next try', async () => {
    const { made } = session({ ok: false, error: appError('bridge.unreachable') });
    made.change(marked('A'));
    await made.flush();
    expect([made.state().saving, markOf(made)]).toEqual(['unreached', 'A']);
    made.receive(viewOf(3, marked('older')));
    expect(markOf(made)).toBe('A');
    await made.flush();
    expect(made.state()).toMatchObject({ saving: 'saved', revision: 1 });
  });

  it('puts what is typed here on top of what came from elsewhere', async () => {
    const { made, asked } = session({ ok: false, error: appError('packing.stale') });
    made.change(marked('mine'));
    await made.flush();
    expect(asked).toEqual([
      { revision: 0, mark: 'mine' },
      { revision: 7, mark: 'mine' },
    ]);
    expect(made.state()).toMatchObject({ saving: 'saved', revision: 8 });
  });

  it('follows the draft until something is kept', () => {
    const { made } = session();
    made.receive(viewOf(0, marked('more goods')));
    expect(markOf(made)).toBe('more goods');
    made.receive(viewOf(4, marked('another window')));
    expect([markOf(made), made.state().revision]).toEqual(['another window', 4]);
  });
});

describe('edits of a plan', () => {
  const { items } = draft;
  const goods = { itemNo: items[1]?.itemNo ?? '', index: 1 };

  it('types into every place and reads it back', () => {
    for (const place of [
      { of: 'whole' },
      { of: 'goods', goods },
      { of: 'carton', carton: 0 },
      { of: 'line', carton: 0, line: 1 },
    ] as const) {
      const typed = withTyped(PLAN, place, 'netWeight', ' 1,5', items);
      expect(typedAt(typed, place, 'netWeight', items)).toBe(' 1,5');
      expect(typedAt(withTyped(typed, place, 'netWeight', '', items), place, 'netWeight', items)).toBe('');
    }
    expect(withTyped(PLAN, { of: 'goods', goods }, 'pieces', '', items).items).toEqual([]);
  });

  it('makes equal cartons that count on, within the bounds', () => {
    const many = withEqual(marked('HN-09'), 0, 3);
    expect(many.cartons.map(({ mark }) => mark)).toEqual(['HN-09', 'HN-10', 'HN-11']);
    expect(withEqual(marked('N/M'), 0, 2).cartons.map(({ mark }) => mark)).toEqual(['N/M', 'N/M']);
    expect(withEqual(PLAN, 0, 2000).cartons).toHaveLength(500);
  });

  it('adds, fills and removes cartons', () => {
    const two = withGoods(withNewCarton(PLAN, 0), 1, goods);
    expect(two.cartons[1]?.contents).toEqual([{ goods, pieces: '', netWeight: '' }]);
    expect(withoutCarton(two, 1)).toEqual(PLAN);
  });
});

describe('moving in the sheet', () => {
  const size = { rows: 30, columns: 8 };
  it.each([
    ['ArrowDown', { row: 1, column: 3 }],
    ['ArrowUp', { row: 0, column: 3 }],
    ['End', { row: 0, column: 7 }],
    ['PageDown', { row: 12, column: 3 }],
    ['Ctrl+End', { row: 29, column: 7 }],
    ['Enter', 'open'],
    ['F2', 'jump'],
    ['Ctrl+Enter', null],
  ])('%s', (chord, expected) => {
    expect(sheetMove(chord, { row: 0, column: 3 }, size)).toEqual(expected);
  });
});
