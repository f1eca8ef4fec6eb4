import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptItem } from '#shared/messages/platformProtocol.ts';
import { aPlatform, firmKey, send, settled, textIn } from './aPlatform.ts';
import { fourMessages, item, itemsOf, signed } from './messages.ts';

const SCHEMAS = join(import.meta.dirname, '../../../../shared/reference/ceb-xsd');

describe.skipIf(!existsSync(SCHEMAS))(
  'receipts against the official schemas (skipped where they are not at hand)',
  () => {
    let check: (receipt: ReceiptItem) => void;
    let release: () => void;

    beforeAll(async () => {
      const { XmlDocument, XsdValidator, XmlBufferInputProvider, xmlRegisterInputProvider } = await import(
        'libxml2-wasm'
      );
      const files = ['export_business_202205.xsd', 'import_business_202205.xsd', 'xmldsig-core-schema.xsd'];
      const provider = new XmlBufferInputProvider(
        Object.fromEntries(files.map((name) => [`schema:/${name}`, readFileSync(join(SCHEMAS, name))])),
      );
      xmlRegisterInputProvider(provider);
      const load = (name: string) => {
        const document = XmlDocument.fromBuffer(readFileSync(join(SCHEMAS, name)), {
          url: `schema:/${name}`,
        });
        return { document, validator: XsdValidator.fromDoc(document) };
      };
      const exports = load('export_business_202205.xsd');
      const imports = load('import_business_202205.xsd');
      check = ({ type, body }) => {
        const document = XmlDocument.fromString(body);
        try {
          (type === 'CEB900Message' ? imports : exports).validator.validate(document);
        } finally {
          document.dispose();
        }
      };
      release = () => {
        for (const { document, validator } of [exports, imports]) {
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
