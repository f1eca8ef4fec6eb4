import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { DEC_FORMAT } from '#shared/messages/dec/format.ts';
import { aDeclaredConsignment } from '#test/builders/consignment.ts';
import { enterDraft } from '#test/builders/enterDraft.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

let station: TestWorkstation;

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'training' });
});
afterEach(() => station.close());

/** A consignment declared by customs declaration by the profile's own enterprise; what stops it was looked at again. */
async function entered(regime: RegimeCode): Promise<string> {
  const { enterprise } = await station.call('settings.get', {});
  const draft = aDeclaredConsignment({
    regime,
    declarant: { code: enterprise.code, name: enterprise.name },
    order: { note: regime === '0110' ? '' : '跨境电子商务' },
  });
  const id = await enterDraft(station, draft);
  const { findings } = await station.call('consignments.get', { id });
  for (const { rule, item, severity } of findings) {
    if (severity !== 'hold' && severity !== 'verify') continue;
    await station.call('consignments.confirm', { id, rule, item, confirmed: true });
  }
  return id;
}

async function stateOf(id: string) {
  return (await station.call('consignments.get', { id })).state;
}

async function sentDeclaration() {
  const { rows } = await station.call('exchange.outbox', { search: '' });
  const row = rows.find(({ kind }) => kind === 'declaration');
  return station.call('exchange.document', { id: row?.id ?? '' });
}

describe('a consignment that is declared by customs declaration', () => {
  it.each([
    ['9710', ['order', 'declaration']],
    ['9810', ['order', 'declaration']],
    ['0110', ['declaration']],
  ] as const)('%s has its documents, complete and without a problem', async (regime, kinds) => {
    const id = await entered(regime);
    const documents = await station.call('consignments.documents', { id });
    expect(documents.map(({ kind }) => kind)).toEqual(kinds);
    expect(documents.flatMap(({ problems }) => problems)).toEqual([]);
    const declaration = documents.at(-1);
    expect(declaration).toMatchObject({ message: 'DecMessage', frozen: false });
    expect(declaration?.head).toContainEqual({
      name: 'TradeMode',
      zh: '监管方式',
      value: regime,
      pointer: null,
    });
    expect(declaration?.lines).toHaveLength(2);
    expect(declaration?.lines[1]).toContainEqual({
      name: 'DistrictCode',
      zh: '境内货源地',
      value: '41019',
      pointer: 'items.1.district',
    });
    const names = declaration?.head.map(({ name }) => name) ?? [];
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(['9710', '0110'] as const)(
    '%s goes out as it was built, and its replies lead it to the end',
    async (regime) => {
      const id = await entered(regime);
      const report = await station.call('exchange.send', { ids: [id] });
      expect(report).toMatchObject({ queued: [id], refused: [] });
      const { body, message } = await sentDeclaration();
      expect(message).toBe('DecMessage');
      const record = DEC_FORMAT.read(body);
      if (record === null) throw new Error('not read');
      const transfer = { copCode: '', copName: '', dxpId: '' };
      expect(
        `<?xml version="1.0" encoding="UTF-8"?>\n${DEC_FORMAT.build(record, { guid: '', transfer })}`,
      ).toBe(body);
      expect(
        await until(
          () => stateOf(id),
          (state) => state === 'closed',
        ),
      ).toBe('closed');
      const shown = (await station.call('consignments.documents', { id })).at(-1);
      expect(shown).toMatchObject({ kind: 'declaration', frozen: true, problems: [], xml: body });
      const timeline = await station.call('consignments.timeline', { id });
      const statuses = timeline
        .filter(({ kind, document }) => kind === 'receipt' && document === 'declaration')
        .map(({ status }) => status);
      expect(statuses).toEqual(['import:0', 'channel:L', 'channel:J', 'channel:P', 'channel:R']);
      expect(timeline.at(-1)?.info).toMatch(/^\d{18} /);
      const { rows } = await station.call('exchange.receipts', { search: '' });
      expect(rows.filter(({ outcome }) => outcome !== 'matched')).toEqual([]);
      expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
    },
  );

  it('is returned by customs with its words, corrected and sent again under a number of its own', async () => {
    const id = await entered('9710');
    await station.call('training.setOfficer', {
      rules: [{ next: 1, do: 'return', info: '申报要素填报不完整' }],
      stepMs: 0,
    });
    await station.call('exchange.send', { ids: [id] });
    await until(
      () => stateOf(id),
      (state) => state === 'returned',
    );
    const returned = await station.call('consignments.get', { id });
    expect(returned.documents.find(({ kind }) => kind === 'declaration')).toMatchObject({
      state: 'returned',
      lastStatus: 'channel:E',
      lastInfo: expect.stringContaining('申报要素填报不完整'),
    });
    const first = DEC_FORMAT.read((await sentDeclaration()).body);
    await station.call('exchange.send', { ids: [id] });
    await until(
      () => stateOf(id),
      (state) => state === 'closed',
    );
    const { rows } = await station.call('exchange.outbox', { search: '' });
    expect(rows.filter(({ kind }) => kind === 'order')).toHaveLength(1);
    const second = DEC_FORMAT.read((await sentDeclaration()).body);
    if (first === null || second === null) throw new Error('not read');
    expect(DEC_FORMAT.content(second)).toBe(DEC_FORMAT.content(first));
    expect(DEC_FORMAT.businessKey(second)).not.toBe(DEC_FORMAT.businessKey(first));
  });
});
