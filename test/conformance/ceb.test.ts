import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { softwareSigner } from '#backend/output/softwareSigner.ts';
import { makeTrainingKey } from '#backend/output/trainingKey.ts';
import { signMessage } from '#backend/output/xmlSignature.ts';
import { REGIMES } from '#shared/consignment/regimes.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { checkRecord } from '#shared/messages/check.ts';
import { DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { aReceipt, aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';
import type { Schema } from '#test/conformance/schema.ts';
import { exportSchema, SAMPLES, WHY_SKIPPED } from '#test/conformance/schema.ts';

const KINDS = REGIMES['9610'].documents;
const ENVELOPE = { guid: MESSAGE_GUID, transfer: aTransfer() };

describe.skipIf(WHY_SKIPPED !== '')(`official schema ${WHY_SKIPPED}`, () => {
  let schema: Schema;
  beforeAll(() => {
    schema = exportSchema();
  });
  afterAll(() => schema.dispose());

  it.each(KINDS)('takes the built %s', (kind) => {
    const record = documentsOf()[kind];
    const table = DOCUMENT_MESSAGES[kind].request;
    expect(checkRecord(table, record)).toEqual([]);
    expect(schema.errors(buildMessage(table, [record], ENVELOPE))).toEqual([]);
  });

  it.each(KINDS)('takes a hundred %s records in one message', (kind) => {
    const record = documentsOf()[kind];
    const table = DOCUMENT_MESSAGES[kind].request;
    expect(schema.errors(buildMessage(table, Array(100).fill(record), ENVELOPE))).toEqual([]);
  });

  it.each(KINDS)('finds the built %s in Canonical XML 1.0 form already', (kind) => {
    const { order } = documentsOf();
    const record = documentsOf()[kind];
    const strange = { ...record, head: { ...record.head, note: `a<b>&"'c\n\t]]>${order.head.ebcName}` } };
    const xml = buildMessage(DOCUMENT_MESSAGES[kind].request, [strange], ENVELOPE);
    expect(schema.canonical(xml)).toBe(xml);
  });

  it('takes signed messages', async () => {
    const signer = softwareSigner(await makeTrainingKey());
    for (const kind of KINDS) {
      const xml = buildMessage(DOCUMENT_MESSAGES[kind].request, [documentsOf()[kind]], ENVELOPE);
      const signed = await signMessage(xml, signer);
      expect(schema.errors(new TextDecoder().decode(signed.bytes))).toEqual([]);
    }
  });

  it.each(KINDS)('takes the receipt of %s', (kind) => {
    const table = DOCUMENT_MESSAGES[kind].receipt;
    expect(checkRecord(table, aReceipt(kind))).toEqual([]);
    expect(schema.errors(buildMessage(table, [aReceipt(kind)], { guid: MESSAGE_GUID }))).toEqual([]);
  });

  it('still refuses what is wrong', () => {
    const xml = buildMessage(DOCUMENT_MESSAGES.order.request, [documentsOf().order], ENVELOPE);
    expect(schema.errors(xml.replace('<ceb:orderType>E<', '<ceb:orderType>EE<'))).not.toEqual([]);
  });
});

describe.skipIf(WHY_SKIPPED !== '')(`official samples ${WHY_SKIPPED}`, () => {
  const names = WHY_SKIPPED === '' ? readdirSync(SAMPLES).filter((name) => name.endsWith('.xml')) : [];
  const withTable = new Set(
    KINDS.flatMap((kind) => [DOCUMENT_MESSAGES[kind].request.kind, DOCUMENT_MESSAGES[kind].receipt.kind]),
  );

  it('are all there', () => {
    expect(names.length).toBeGreaterThanOrEqual(21);
    for (const kind of withTable) expect(names).toContain(`${kind}.xml`);
  });

  it.each(names)('%s is read', (name) => {
    const parsed = parseMessage(readFileSync(join(SAMPLES, name), 'utf8'));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const message = parsed.value;
    expect(message.kind).toBe(name.replace('.xml', ''));
    if (message.form === 'tree') {
      expect(withTable.has(message.kind as never)).toBe(false);
      expect(message.tree.children.length).toBeGreaterThan(0);
      return;
    }
    expect(message.records.length).toBeGreaterThan(0);
    expect(message.unknown).toEqual([]);
    for (const record of message.records) {
      const required = message.table.head.elements.filter((element) => element.required);
      for (const { name: element } of required) expect(record.head, element).toHaveProperty(element);
      if (message.table.list !== null) expect(record.list.length).toBeGreaterThan(0);
    }
  });
});
