import { describe, expect, it } from 'vitest';
import type { RefundPorts } from '#renderer/pages/editor/refund/refundSession.ts';
import { RefundSession } from '#renderer/pages/editor/refund/refundSession.ts';
import { appError } from '#shared/api/errors.ts';
import type { RefundView } from '#shared/api/refunds.ts';
import type { InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';
import { emptyInvoiceLine } from '#shared/documents/refund/supplierInvoice.ts';

const aLine = (name: string): InvoiceLineDraft => ({ ...emptyInvoiceLine(), name });
const aView = (revision: number, lines: readonly InvoiceLineDraft[]): RefundView => ({
  ...{ id: 'c1', revision, lines, findings: [], items: [], entryId: '' },
  totals: { amount: '0', tax: '0', refund: '' },
});

/** A store that another window writes to as well, and that may be out of reach. */
function aScene(first: readonly InvoiceLineDraft[] = []) {
  let stored = aView(1, first);
  let reachable = true;
  const waiting: (() => void)[] = [];
  const ports: RefundPorts = {
    async set(revision, lines) {
      if (!reachable) return { ok: false, error: appError('bridge.unreachable') };
      if (revision !== stored.revision) return { ok: false, error: appError('refund.stale') };
      stored = aView(revision + 1, lines);
      return { ok: true, value: stored };
    },
    read: async () => ({ ok: true, value: stored }),
    kept: () => {},
    later(run) {
      waiting.push(run);
      return () => {};
    },
  };
  return {
    session: new RefundSession(stored, ports),
    names: () => stored.lines.map(({ name }) => name),
    elsewhere(lines: readonly InvoiceLineDraft[]) {
      stored = aView(stored.revision + 1, lines);
      return stored;
    },
    reach(may: boolean) {
      reachable = may;
    },
    waiting,
  };
}

describe('supplier invoices on their way to the store', () => {
  it('are saved as typed last, in one go', async () => {
    const { session, names } = aScene();
    session.change((lines) => [...lines, aLine('麦')]);
    session.change((lines) => lines.map(() => aLine('麦秆画')));
    expect(session.state()).toMatchObject({ saving: 'saving' });
    await session.flush();
    expect(names()).toEqual(['麦秆画']);
    expect(session.state().saving).toBe('saved');
  });

  it('stay here while the store cannot take them, and go when it can', async () => {
    const { session, names, reach, waiting } = aScene();
    reach(false);
    session.change(() => [aLine('汴绣')]);
    await session.flush();
    expect(session.state()).toMatchObject({ saving: 'unreached', lines: [{ name: '汴绣' }] });
    session.receive(aView(5, []));
    expect(session.state().lines).toHaveLength(1);
    reach(true);
    waiting.at(-1)?.();
    await session.flush();
    expect(names()).toEqual(['汴绣']);
    expect(session.state().saving).toBe('saved');
  });

  it('keep what another window added beside what was typed here', async () => {
    const { session, names, elsewhere } = aScene([aLine('一')]);
    session.change((lines) => [...lines, aLine('二')]);
    elsewhere([aLine('一'), aLine('三')]);
    await session.flush();
    expect(names()).toEqual(['一', '二', '三']);
    expect(session.state().lines.map(({ name }) => name)).toEqual(['一', '二', '三']);
  });

  it('follow the store while nothing is typed', () => {
    const { session, elsewhere } = aScene();
    session.receive(elsewhere([aLine('剪纸')]));
    expect(session.state().lines).toMatchObject([{ name: '剪纸' }]);
    session.receive(aView(1, []));
    expect(session.state().lines).toHaveLength(1);
  });
});
