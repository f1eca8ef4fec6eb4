import { createHash, randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';
import { SignedXml } from 'xml-crypto';
import type { SendItem } from '#shared/messages/platformProtocol.ts';

/** A signing key of a test with its certificate. */
export interface TestKey {
  readonly privateKey: string;
  readonly certificate: string;
}

/** A fresh RSA key with a certificate of its own. */
export async function aKey(): Promise<TestKey> {
  const made = await generate([{ name: 'commonName', value: 'test' }], {
    keySize: 2048,
    algorithm: 'sha256',
  });
  return { privateKey: made.private, certificate: made.cert };
}

/** The firm all test messages come from. */
export const FIRM = { copCode: '4199000001', copName: '示例报关企业' } as const;

/** Values of elements by name; one that is undefined is left out. */
export type Values = Readonly<Record<string, string | undefined>>;

/** What a test wants different from the usual four messages. */
export interface Differences {
  readonly order?: Values;
  readonly orderLine?: Values;
  readonly receipts?: Values;
  readonly waybill?: Values;
  readonly inventory?: Values;
  readonly inventoryLine?: Values;
  readonly copCode?: string;
}

/** The unsigned XML of the four messages of one consignment. */
export interface FourMessages {
  readonly order: string;
  readonly receipts: string;
  readonly waybill: string;
  readonly inventory: string;
}

const SHARED = { appType: '1', appTime: '20260105093000', appStatus: '2' };
const SELLER = { ebcCode: '4199000002', ebcName: '示例工艺品商行' };
const MALL = { ebpCode: '无', ebpName: 'ExampleMall' };
const CARRIER = { logisticsCode: '4199000003', logisticsName: '示例物流' };

/** Elements of the unified system. */
export function rows(values: Values): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<ceb:${name}>${value}</ceb:${name}>`)
    .join('\n      ');
}

/** A message of the unified system round the content of its one node, sent by a firm. */
export function wrap(message: string, node: string, inner: string, copCode: string = FIRM.copCode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ceb:${message} guid="${randomUUID().toUpperCase()}" version="1.0" xmlns:ceb="http://www.chinaport.gov.cn/ceb">
  <ceb:${node}>
    ${inner}
  </ceb:${node}>
  <ceb:BaseTransfer>
    ${rows({ copCode, copName: FIRM.copName, dxpMode: 'DXP', dxpId: 'DXPENT0000099999' })}
  </ceb:BaseTransfer>
  <!-- the signature follows -->
</ceb:${message}>`;
}

/** A head or a line of a message. */
export function part(name: string, values: Values): string {
  return `<ceb:${name}>${rows(values)}</ceb:${name}>`;
}

/** The four messages of order number `serial`; every element in its official place (edition 202205). */
export function fourMessages(serial: number, differences: Differences = {}): FourMessages {
  const id = String(serial).padStart(5, '0');
  const orderNo = `EX20260105-${id}`;
  const logisticsNo = `WB20260105${id}`;
  const { copCode = FIRM.copCode } = differences;
  const guid = (): { guid: string } => ({ guid: randomUUID().toUpperCase() });
  const order = {
    ...guid(),
    ...SHARED,
    orderType: 'E',
    orderNo,
    ...MALL,
    ...SELLER,
    goodsValue: '45.00',
    freight: '6.50',
    currency: '502',
    ...differences.order,
  };
  const orderLine = {
    gnum: '1',
    itemNo: 'SKU-STRAW-01',
    itemName: '麦秆画 &amp; 框',
    unit: '011',
    currency: '502',
    qty: '3',
    price: '15.00',
    totalPrice: '45.00',
    ...differences.orderLine,
  };
  const receipts = {
    ...guid(),
    ...SHARED,
    ...MALL,
    ...SELLER,
    orderNo,
    payName: '现金支付',
    charge: '51.50',
    currency: '502',
    accountingDate: '20260105080000',
    ...differences.receipts,
  };
  const waybill = {
    ...guid(),
    ...SHARED,
    ...CARRIER,
    logisticsNo,
    freight: '6.50',
    insuredFee: '0',
    currency: '502',
    grossWeight: '1.40',
    packNo: '1',
    goodsInfo: '麦秆画',
    ...differences.waybill,
  };
  const inventory = {
    ...guid(),
    ...SHARED,
    customsCode: '4606',
    ...MALL,
    orderNo,
    ...CARRIER,
    logisticsNo,
    copNo: `COP-20260105-${id}`,
    ieFlag: 'E',
    portCode: '4606',
    ieDate: '20260106',
    statisticsFlag: 'A',
    agentCode: FIRM.copCode,
    agentName: FIRM.copName,
    ...SELLER,
    ownerCode: 'NO',
    ownerName: '示例手工合作社',
    tradeMode: '9610',
    trafMode: '5',
    country: '502',
    POD: '3154',
    freight: '6.50',
    fCurrency: '502',
    fFlag: '3',
    insuredFee: '0',
    iCurrency: '502',
    iFlag: '3',
    wrapType: '2',
    packNo: '1',
    grossWeight: '1.40',
    netWeight: '1.20',
    ...differences.inventory,
  };
  const inventoryLine = {
    gnum: '1',
    itemNo: 'SKU-STRAW-01',
    gcode: '4602000000',
    gname: '麦秆画',
    gmodel: '麦秆编结|无品牌|30x40cm',
    barCode: '无',
    country: '502',
    currency: '502',
    qty: '3',
    qty1: '1.2',
    unit: '011',
    unit1: '035',
    price: '15.00',
    totalPrice: '45.00',
    ...differences.inventoryLine,
  };
  return {
    order: wrap('CEB303Message', 'Order', part('OrderHead', order) + part('OrderList', orderLine), copCode),
    receipts: wrap('CEB403Message', 'Receipts', rows(receipts), copCode),
    waybill: wrap('CEB505Message', 'Logistics', rows(waybill), copCode),
    inventory: wrap(
      'CEB603Message',
      'Inventory',
      part('InventoryHead', inventory) + part('InventoryList', inventoryLine),
      copCode,
    ),
  };
}

const METHODS = {
  sha256: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
  sha1: ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
} as const;

/** Signs with a library the platform knows nothing of: enveloped, Canonical XML 1.0. */
export function signed(xml: string, key: TestKey, hash: keyof typeof METHODS = 'sha256'): string {
  const [signatureAlgorithm, digestAlgorithm] = METHODS[hash];
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm,
    canonicalizationAlgorithm: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  });
  signer.addReference({
    xpath: '/*',
    isEmptyUri: true,
    digestAlgorithm,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature'],
  });
  signer.computeSignature(xml, { prefix: 'ds', location: { reference: '/*', action: 'append' } });
  return signer.getSignedXml();
}

/** A message ready to send, under a fresh key or the one given. */
export function item(body: string, key: string = randomUUID()): SendItem {
  const type = /<(?:ceb:)?(CEB\d+Message|DecMessage)/.exec(body)?.[1] ?? 'CEB303Message';
  return { key, type, sha256: createHash('sha256').update(body).digest('hex'), body };
}

/** The four messages of one order in sending order; signed is what must be, the inventory. */
export function itemsOf(serial: number, key: TestKey, differences: Differences = {}): readonly SendItem[] {
  const { order, receipts, waybill, inventory } = fourMessages(serial, differences);
  return [order, receipts, waybill, signed(inventory, key)].map((xml) => item(xml));
}
