import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import { switchEdits, WAYS } from '#shared/consignment/switching.ts';
import { deriveDocuments } from '#shared/documents/derive.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { checkRecord } from '#shared/messages/check.ts';
import { DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import { draftOfCase } from '#shared/rules/packTests.ts';
import { codeTables } from '#shared/rules/tables.ts';
import { aContext, aTransfer, MESSAGE_GUID } from '#test/builders/messages.ts';
import { starterPack } from '#test/builders/rulePack.ts';
import type { Schema } from '#test/conformance/schema.ts';
import { exportSchema, WHY_SKIPPED } from '#test/conformance/schema.ts';

const { pack } = starterPack();
const KINDS = ['order', 'receipts', 'waybill', 'inventory'] as const;
const ENVELOPE = { guid: MESSAGE_GUID, transfer: aTransfer() };
const LISTS = WAYS.filter(({ route }) => route === 'list');

/** The unified system's documents of the pack's good consignment of a regime, by list; everything kept is left in. */
function documentsBy(way: (typeof WAYS)[number], gcode: string) {
  const { regime } = way;
  const retail = draftOfCase(pack.tests, { name: regime, expect: [] });
  const own = draftOfCase(pack.tests, { name: regime, regime, expect: [] });
  if (retail === null || own === null) throw new Error(regime);
  const edits = switchEdits(own, way);
  const edited = applyEdits(own, edits);
  if (!edited.ok) throw new Error(edited.error.code);
  const { draft } = edited.value;
  // The case of 9810 is one by declaration: what the list asks for besides is the retail case's.
  const { order, carrier, transport, declaration } = retail;
  const filled = {
    ...draft,
    order: { ...draft.order, copNo: draft.order.copNo || order.copNo },
    carrier: draft.carrier.code === '' ? carrier : draft.carrier,
    transport: { ...draft.transport, waybillNo: draft.transport.waybillNo || transport.waybillNo },
    declaration: {
      ...draft.declaration,
      statisticsFlag: draft.declaration.statisticsFlag || declaration.statisticsFlag,
    },
    items: draft.items.map((item) => ({ ...item, gcode: gcode || item.gcode })),
  };
  const derived = deriveDocuments(readConsignment(filled).consignment, aContext({ codes: codeTables(pack) }));
  if (!derived.ok) throw new Error(derived.error.code);
  return derived.value;
}

describe.skipIf(WHY_SKIPPED !== '')(`official schema, every regime by list ${WHY_SKIPPED}`, () => {
  let schema: Schema;
  beforeAll(() => {
    schema = exportSchema();
  });
  afterAll(() => schema.dispose());

  it.each(LISTS)('takes all documents of $regime', (way) => {
    const documents = documentsBy(way, '');
    expect(Object.keys(documents)).toEqual(way.procedure.documents.filter((kind) => kind !== 'declaration'));
    for (const kind of KINDS) {
      const record = documents[kind];
      if (record === undefined) continue;
      const table = DOCUMENT_MESSAGES[kind].request;
      expect(checkRecord(table, record), kind).toEqual([]);
      expect(schema.errors(buildMessage(table, [record], ENVELOPE)), kind).toEqual([]);
    }
  });

  it.each(LISTS.filter(({ regime }) => regime === '9710' || regime === '9810'))(
    'takes an inventory of $regime with a six-digit code, filled up',
    (way) => {
      const { inventory } = documentsBy(way, '691200');
      if (inventory === undefined) throw new Error('no inventory');
      expect(inventory.list[0]?.gcode).toBe('6912000000');
      const table = DOCUMENT_MESSAGES.inventory.request;
      expect(schema.errors(buildMessage(table, [inventory], ENVELOPE))).toEqual([]);
    },
  );
});
