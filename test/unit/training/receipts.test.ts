import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptItem } from '#shared/messages/platformProtocol.ts';
import { aPlatform, firmKey, receiptPage, send, settled, statuses, textIn, until } from './aPlatform.ts';
import { declaration } from './declarations.ts';
import { fourMessages, item, itemsOf, signed } from './messages.ts';
import { cancellation, declared, heldAt, signedItem, summary, takeBack } from './requests.ts';

const REFERENCE = join(import.meta.dirname, '../../../../shared/reference');
const SCHEMAS = join(REFERENCE, 'ceb-xsd');
const DECLARATION_SCHEMAS = join(REFERENCE, 'decmessage');

describe.skipIf(!existsSync(SCHEMAS))(
  'receipts against the official schemas (skipped where they are not at hand)',
  () => {
    let check: (receipt: ReceiptItem) => void;
    let release: () => void;

    beforeAll(async () => {
      const { XmlDocument, XsdValidator, XmlBufferInputProvider, xmlRegisterInputProvider } = await import(
        'libxml2-wasm'
      );
      const files = {
        'export_business_202205.xsd': SCHEMAS,
        'import_business_202205.xsd': SCHEMAS,
        'xmldsig-core-schema.xsd': SCHEMAS,
        'DecImportResponse.xsd': DECLARATION_SCHEMAS,
        'complexType.xsd': DECLARATION_SCHEMAS,
      };
      const provider = new XmlBufferInputProvider(
        Object.fromEntries(
          Object.entries(files).map(([name, folder]) => [
            `schema:/${name}`,
            readFileSync(join(folder, name)),
          ]),
        ),
      );
      xmlRegisterInputProvider(provider);
      const load = (name: keyof typeof files) => {
        const document = XmlDocument.fromBuffer(readFileSync(join(files[name], name)), {
          url: `schema:/${name}`,
        });
        return { document, validator: XsdValidator.fromDoc(document) };
      };
      const exports = load('export_business_202205.xsd');
      const imports = load('import_business_202205.xsd');
      const answers = load('DecImportResponse.xsd');
      const schemaOf = (type: string) => {
        if (type === 'DecImportResponse') return answers;
        return type === 'CEB900Message' ? imports : exports;
      };
      check = ({ type, body }) => {
        const document = XmlDocument.fromString(body);
        try {
          schemaOf(type).validator.validate(document);
        } finally {
          document.dispose();
        }
      };
      release = () => {
        for (const { document, validator } of [exports, imports, answers]) {
          validator.dispose();
          document.dispose();
        }
      };
    });
    afterAll(() => release());

    it('holds for every number a document can get', async () => {
      const platform = await aPlatform();
      const key = await firmKey();
      platform.control.officer({
        outcomes: [
          { when: { orderNo: '*1' }, do: 'return', info: '<退单> & "原因"'.repeat(60) },
          { when: { orderNo: '*2' }, do: 'inspect' },
          { when: { orderNo: '*3' }, do: 'error' },
        ],
      });
      await send(platform, [
        ...[1, 2, 3, 4].flatMap((serial) => itemsOf(serial, key)),
        ...itemsOf(4, key, { inventory: { copNo: 'C'.repeat(40), customsCode: 'x', guid: 'short' } }),
        item(fourMessages(5).inventory),
        item(signed(fourMessages(6).inventory, key).slice(0, 500)),
      ]);
      const receipts = await settled(platform);
      for (const receipt of receipts) expect(() => check(receipt)).not.toThrow();
      expect([...new Set(receipts.map(({ type }) => type))].sort()).toEqual([
        'CEB304Message',
        'CEB404Message',
        'CEB506Message',
        'CEB604Message',
        'CEB900Message',
      ]);
      expect(new Set(receipts.map((receipt) => textIn(receipt, 'returnStatus')))).toEqual(
        new Set(['2', '120', '399', '800', '899', '100', '500', '-621001', '-304001', '-621029', '-999999']),
      );
    });

    it('holds for applications and declarations, granted, returned and refused', async () => {
      const platform = await aPlatform();
      const long = '原因 & <说明>'.repeat(120);
      platform.control.officer({
        outcomes: [
          { when: { document: 'cancellation', next: 1 }, do: 'return', info: long.slice(0, 500) },
          { when: { document: 'return', orderNo: 'BACK-2' }, do: 'inspect', holdMs: 0 },
          { when: { document: 'inventory', orderNo: '*-00003' }, do: 'inspect', holdMs: 3_600_000 },
          { when: { document: 'declaration', orderNo: '*-00005' }, do: 'error' },
        ],
      });
      const b = { inventory: { statisticsFlag: 'B' } };
      const lists = [await declared(platform, 1, b), await declared(platform, 2, b)];
      const [first = ''] = lists;
      const half = { line: { qty: '1', qty1: '0.2' } };
      await send(platform, [
        item(takeBack('BACK-1', first, half)),
        item(takeBack('BACK-2', first, half)),
        item(takeBack('BACK-3', 'x'.repeat(40), { lines: [] })),
        await signedItem(summary('SUM-1', lists)),
        await signedItem(summary('SUM-2', lists, { msgSeqNo: 'first' })),
        await signedItem(cancellation(1, 'y'.repeat(40), { copNo: 'C'.repeat(40) })),
        await signedItem(cancellation(1, first)),
        item(declaration(4, { head: { TradeMode: '0110' }, attachment: null })),
        item(declaration(5)),
        item(declaration(6, { sign: { ClientSeqNo: 'Z'.repeat(90) } })),
      ]);
      await settled(platform);
      const held = await heldAt(platform, 3, '500');
      for (let i = 0; i < 2; i += 1) {
        await send(platform, [await signedItem(cancellation(3, held))]);
        await until(async () => {
          const { items } = await receiptPage(platform, 'after=0&limit=1000');
          return statuses(items, 'CEB606Message').length === 2 + (i + 1) * 2;
        });
      }
      const receipts = await settled(platform);
      const checked = receipts.filter(({ type }) => type !== 'DEC_DATA');
      for (const receipt of checked) expect(() => check(receipt)).not.toThrow();
      const seen = new Set(receipts.map((r) => `${r.type} ${textIn(r, 'returnStatus')}`.trim()));
      for (const expected of [
        'CEB606Message 399',
        'CEB606Message 100',
        'CEB606Message -623001',
        'CEB606Message -623005',
        'CEB214Message 500',
        'CEB214Message 800',
        'CEB214Message -625006',
        'CEB702Message 399',
        'CEB702Message -999999',
        'CEB792Message',
        'DecImportResponse',
      ]) {
        expect(seen).toContain(expected);
      }
    });

    it('would notice a receipt that is not in order', async () => {
      const platform = await aPlatform();
      await send(platform, itemsOf(1, await firmKey()));
      const [receipt] = await settled(platform);
      if (receipt === undefined) throw new Error('no receipt');
      expect(() =>
        check({ ...receipt, body: receipt.body.replace(/<ceb:returnTime>.*?<\/ceb:returnTime>/, '') }),
      ).toThrow();
    });
  },
);
