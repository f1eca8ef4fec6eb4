import { describe, expect, it } from 'vitest';
import { EditSession } from '#renderer/state/editSession.ts';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import type { Answer } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import { pointer } from '#shared/base/pointer.ts';
import { emptyItem } from '#shared/consignment/consignment.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import { aDraft } from '#test/builders/consignment.ts';

const NOTE = pointer('order', 'note');
const NAME = pointer('seller', 'name');

/** A store of one consignment that answers when it is let, and can fail. */
function aStore() {
  let view = {
    id: 'c1',
    revision: 1,
    state: 'draft',
    editable: true,
    draft: aDraft(),
    filled: {},
    findings: [],
    counts: { fatal: 0, hold: 0, verify: 0, warning: 0, info: 0 },
    documents: [],
    canUndo: false,
    canRedo: false,
    removed: false,
    createdAt: '',
    updatedAt: '',
  } as ConsignmentView;
  const failures: string[] = [];
  const timers: (() => void)[] = [];
  const told: string[] = [];
  let calls = 0;
  const session = new EditSession(view, {
    async edit(revision, edits): Promise<Answer<ConsignmentView>> {
      calls++;
      await Promise.resolve();
      const failure = failures.shift();
      if (failure !== undefined) return { ok: false, error: appError(failure) };
      if (revision !== view.revision) return { ok: false, error: appError('consignment.stale') };
      const edited = applyEdits(view.draft, edits);
      if (!edited.ok) return { ok: false, error: appError(edited.error.code) };
      view = { ...view, draft: edited.value.draft, revision: view.revision + 1 };
      return { ok: true, value: view };
    },
    read: async () => ({ ok: true, value: view }),
    step: async () => ({ ok: true, value: view }),
    later(run) {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    tell: (what) => told.push(what.kind),
  });
  return {
    session,
    told,
    failures,
    calls: () => calls,
    stored: () => view.draft,
    elsewhere(text: string) {
      const edited = applyEdits(view.draft, [{ kind: 'set', at: NAME, text }]);
      if (edited.ok) view = { ...view, draft: edited.value.draft, revision: view.revision + 1 };
    },
    async tick() {
      for (const run of timers.splice(0)) run();
      for (let i = 0; i < 20; i++) await Promise.resolve();
    },
  };
}

describe('an edit session', () => {
  it('shows typing at once and sends a burst of it as one edit', async () => {
    const store = aStore();
    for (const text of ['a', 'ab', 'abc']) store.session.set(NOTE, text);
    expect(store.session.state().draft.order.note).toBe('abc');
    expect(store.stored().order.note).toBe('');
    await store.tick();
    expect(store.stored().order.note).toBe('abc');
    expect(store.calls()).toBe(1);
    expect(store.session.state().saving).toBe('saved');
  });

  it('keeps what is typed while an answer is on its way', async () => {
    const store = aStore();
    store.session.set(NOTE, 'first');
    const done = store.session.flush();
    store.session.set(NOTE, 'second');
    expect(store.session.state().draft.order.note).toBe('second');
    await done;
    await store.session.flush();
    expect(store.stored().order.note).toBe('second');
    expect(store.told).toEqual([]);
  });

  it('reads again when stale and saves the typed text on top of the other change', async () => {
    const store = aStore();
    store.elsewhere('改过的名称');
    store.session.set(NOTE, 'typed');
    await store.session.flush();
    expect(store.told).toEqual(['stale']);
    expect(store.stored().order.note).toBe('typed');
    expect(store.stored().seller.name).toBe('改过的名称');
    expect(store.session.state().draft.seller.name).toBe('改过的名称');
  });

  it('waits with the text when the store is out of reach, and saves it later', async () => {
    const store = aStore();
    store.failures.push('bridge.unreachable', 'bridge.unreachable');
    store.session.set(NOTE, 'kept');
    await store.session.flush();
    expect(store.session.state().saving).toBe('unreached');
    expect(store.session.state().draft.order.note).toBe('kept');
    expect(store.session.unsaved()).toHaveLength(1);
    await store.tick();
    await store.tick();
    expect(store.stored().order.note).toBe('kept');
    expect(store.session.state().saving).toBe('saved');
  });

  it('says so when an edit is refused, and goes on with the next', async () => {
    const store = aStore();
    store.failures.push('consignment.locked');
    store.session.set(NOTE, 'refused');
    store.session.set(NAME, 'taken');
    await store.session.flush();
    expect(store.told).toEqual(['refused']);
    expect(store.stored().seller.name).toBe('taken');
    expect(store.session.state().draft.order.note).toBe('');
  });

  it('keeps the order of typing and of rows put in', async () => {
    const store = aStore();
    store.session.set(pointer('items', 0, 'gname'), 'first row');
    store.session.apply([{ kind: 'insertItem', index: 0, item: emptyItem() }]);
    store.session.set(pointer('items', 0, 'gname'), 'new row');
    await store.session.flush();
    await store.tick();
    expect(
      store
        .stored()
        .items.slice(0, 2)
        .map((item) => item.gname),
    ).toEqual(['new row', 'first row']);
  });
});
