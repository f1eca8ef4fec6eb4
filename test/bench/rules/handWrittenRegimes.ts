import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { add, compare, dec, sign, ZERO } from '#shared/base/decimal.ts';
import { charCount } from '#shared/base/textLength.ts';
import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import type { Report } from '#test/bench/rules/handWrittenItems.ts';
import { format } from '#test/bench/rules/handWrittenItems.ts';

const ONE = dec('1');
const FIVE_THOUSAND = dec('5000');
const ZONE_OFFICES = new Set(['4612', '4619']);
const WITH_FREIGHT = new Set(['1', '2']);
const WITH_INSURANCE = new Set(['1', '4']);
const WITH_NEITHER = new Set(['3', '7']);

type Head = (read: ReadConsignment, today: CalendarDate, goods: Decimal | null, report: Report) => void;

/** The rules of the regimes other than retail export on the whole consignment, written by hand. */
export function handWrittenRegimes(tables: RuleTables): Head {
  const bonded = bondedHead();
  const business = businessHead(tables);
  const declared = declaredHead(tables);
  return (read, today, goods, report) => {
    switch (read.consignment.regime) {
      case '9610':
        return;
      case '1210':
        bonded(read, report);
        return;
      case '9710':
      case '9810':
        business(read, today, goods, report);
        declared(read, report);
        return;
      case '0110':
        generalHead(read, report);
        declared(read, report);
    }
  };
}

function businessHead(tables: RuleTables): Head {
  const onlyVagueWords = tables.onlyWords('vagueWords');
  const isWarehouse = tables.hasWord('warehouseWords');
  const isFirm = tables.hasWord('firmWords');
  return (read, today, goods, report) => {
    const { order, seller, carrier, consignee, transport, trade, declaration, items, regime } =
      read.consignment;
    const list = declaration.route === 'list';
    const declaring = declaration.route === 'declaration';
    if (declaration.route === '') report('R8001', null);
    if (declaration.refundWanted === '') report('R8020', null);
    if (list) {
      if (declaration.statisticsFlag === '') report('R8002', null);
      if (order.copNo === '') report('R8003', null);
      if (transport.waybillNo === '') report('R8004', null);
      if (carrier.code === '') report('R8005', null);
      if (carrier.name === '') report('R8006', null);
      if (missing(read, transport.exportDate, 'transport.exportDate')) report('R8007', null);
      if (today >= '2020-07-01') {
        if (order.currency === 'CNY' && goods !== null && compare(goods, FIVE_THOUSAND) > 0)
          report('R8011', null);
        if (order.currency !== '' && order.currency !== 'CNY') report('R8012', null);
      }
      if (declaration.licenseNo !== '') report('C8013', null);
      if (declaration.refundWanted === 'yes') report('C8014', null);
    }
    if (declaring) {
      if (items.length > 50) report('T8023', null);
      declarationHead(read, 8030, report);
      if (!order.note.includes('跨境电子商务')) report('R8050', null);
    }
    if (
      today >= '2020-07-01' &&
      today < '2021-07-01' &&
      transport.customsCode !== '' &&
      !transport.customsCode.startsWith('46')
    )
      report('C8051', null);
    if (regime === '9710') {
      if (order.orderNo === '') report('R8101', null);
      if (list && consignee.name === '') report('R8102', null);
      if (consignee.name !== '' && consignee.name === seller.name) report('R8103', null);
      if (consignee.name !== '' && !isFirm(consignee.name)) report('R8106', null);
      if (declaring && trade.contractNo === '') report('R8104', null);
      if (order.platformCode === '无' && order.platformName !== '' && onlyVagueWords(order.platformName))
        report('R8105', null);
      return;
    }
    if (order.orderNo === '') report('R8201', null);
    if (order.platformName === '') report('R8202', null);
    if (order.platformName !== '' && !isWarehouse(order.platformName)) report('R8208', null);
    if (today < '2024-12-15' && order.warehouseNo === '') report('R8203', null);
    if (today >= '2024-12-15' && order.warehouseNo !== '') report('R8204', null);
    if (consignee.address === '') report('R8205', null);
    const pieces = quantity(read);
    if (items.length > 0 && pieces !== null && compare(pieces, ONE) <= 0) report('R8206', null);
    if (declaring && declaration.refundWanted === 'yes') report('R8207', null);
  };
}

function bondedHead(): (read: ReadConsignment, report: Report) => void {
  const isEnterprise = format('enterprise');
  const isPlain = format('copNo');
  return ({ consignment }, report) => {
    const { seller, declarant, transport, zone, declaration, items } = consignment;
    if (zone.code === '') report('R8301', null);
    if (zone.name === '') report('R8302', null);
    if (zone.emsNo === '') report('R8303', null);
    if (zone.code !== '' && !isEnterprise(zone.code)) report('T8305', null);
    if (charCount(zone.name) > 100) report('T8306', null);
    if (charCount(zone.emsNo) > 30) report('T8307', null);
    if (zone.name !== '') {
      if (zone.code === seller.code && seller.name !== '' && zone.name !== seller.name) report('R8310', null);
      if (zone.code === declarant.code && declarant.name !== '' && zone.name !== declarant.name)
        report('R8311', null);
    }
    if (zone.emsNo !== '' && charCount(zone.emsNo) !== 12) report('R8312', null);
    if (transport.siteCode === '') report('R8313', null);
    if (transport.customsCode.startsWith('46') && !ZONE_OFFICES.has(transport.customsCode))
      report('R8314', null);
    if (declaration.statisticsFlag === 'A') report('R8315', null);
    const records = items.map((item) => item.recordNo);
    if (!records.includes('') && new Set(records).size !== records.length) report('R8316', null);
    if (zone.emsNo !== '' && !isPlain(zone.emsNo)) report('T8318', null);
  };
}

function generalHead(read: ReadConsignment, report: Report): void {
  const { order, transport, trade, declaration, items } = read.consignment;
  if (trade.contractNo === '') report('R8401', null);
  if (transport.billNo === '') report('R8402', null);
  if (items.length > 50) report('T8404', null);
  if (items.length < 1) report('R8405', null);
  declarationHead(read, 8430, report);
  if (charCount(declaration.licenseNo) > 20) report('T8446', null);
  if (order.note.includes('跨境电子商务')) report('R8449', null);
}

/** What every declaration asks for; the rules are numbered alike, from `first`. */
function declarationHead({ consignment }: ReadConsignment, first: number, report: Report): void {
  const { order, consignee, transport, trade } = consignment;
  if (trade.country === '') report(`R${first}`, null);
  if (trade.term === '') report(`R${first + 1}`, null);
  if (trade.exitPort === '') report(`R${first + 2}`, null);
  if (consignee.name === '') report(`R${first + 3}`, null);
  if (trade.levyNature === '') report(`R${first + 8}`, null);
  if (charCount(transport.meansName) > 50) report(`T${first + 13}`, null);
  if (charCount(transport.billNo) > 32) report(`T${first + 14}`, null);
  if (charCount(order.note) > 255) report(`T${first + 15}`, null);
}

function declaredHead(tables: RuleTables): (read: ReadConsignment, report: Report) => void {
  const terms = tables.codes('tradeTerm');
  const countries = tables.codes('country');
  const levies = tables.codes('levyNature');
  const ports = tables.codes('domesticPort');
  return ({ consignment: { order, consignee, transport, trade, declaration } }, report) => {
    if (trade.term !== '' && !terms.has(trade.term)) report('R8501', null);
    if (trade.country !== '' && !countries.has(trade.country)) report('R8502', null);
    if (trade.levyNature !== '' && !levies.has(trade.levyNature)) report('R8503', null);
    if (trade.exitPort !== '' && !ports.has(trade.exitPort)) report('R8504', null);
    if (trade.country === 'CHN') report('R8509', null);
    const { freight, insuredFee } = order;
    if (WITH_FREIGHT.has(trade.term) && freight !== null && sign(freight) <= 0) report('R8511', null);
    if (WITH_INSURANCE.has(trade.term) && insuredFee !== null && sign(insuredFee) <= 0) report('R8512', null);
    if (WITH_NEITHER.has(trade.term)) {
      if (freight !== null && sign(freight) !== 0) report('R8513', null);
      if (insuredFee !== null && sign(insuredFee) !== 0) report('R8514', null);
    }
    if (charCount(trade.contractNo) > 32) report('T8515', null);
    if (charCount(trade.marks) > 400) report('T8516', null);
    if (charCount(consignee.code) > 50) report('T8517', null);
    if (declaration.route === 'list') return;
    if (consignee.name !== '' && consignee.code === '') report('R8518', null);
    if (transport.grossWeight !== null && compare(transport.grossWeight, ONE) < 0) report('R8530', null);
    if (transport.netWeight !== null && compare(transport.netWeight, ONE) < 0) report('R8531', null);
  };
}

function missing(read: ReadConsignment, value: unknown, at: string): boolean {
  return value === null && !(read.unreadable as ReadonlySet<string>).has(at);
}

function quantity({ consignment }: ReadConsignment): Decimal | null {
  let sum = ZERO;
  for (const { qty } of consignment.items) {
    if (qty === null) return null;
    sum = add(sum, qty);
  }
  return sum;
}
