import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { daysBetween } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { add, compare, dec, equals, sign } from '#shared/base/decimal.ts';
import { charCount } from '#shared/base/textLength.ts';
import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import type { Report } from '#test/bench/rules/handWrittenItems.ts';
import { fitsMessage, format } from '#test/bench/rules/handWrittenItems.ts';
import { vagueHead } from '#test/bench/rules/handWrittenVague.ts';

const MOST_PACKAGES = dec('999999999');
const USUAL_MODES = new Set(['2', '3', '4', '5', '6']);
const ONE = dec('1');
const FIVE_THOUSAND = dec('5000');
const WOOD_PACKAGING = new Set(['23', '33', '93', '98']);

/**
 * The starter pack's rules on the whole consignment, written by hand in TypeScript with the same exact decimals: what a
 * programmer would write who had to do without a rule engine. It is the limit the engine is measured against.
 */
export function handWrittenHead(
  tables: RuleTables,
): (
  read: ReadConsignment,
  today: CalendarDate,
  goods: Decimal | null,
  itemsNet: Decimal | null,
  report: Report,
) => void {
  const isEnterprise = format('enterprise');
  const isOrderNo = format('orderNo');
  const isWaybillNo = format('waybillNo');
  const isCopNo = format('copNo');
  const isTelephone = format('telephone');
  const isCustomsOffice = format('customsOffice');
  const currencyCodes = tables.codes('currency');
  const countryCodes = tables.codes('country');
  const portCodes = tables.codes('port');
  const transportCodes = tables.codes('transport');
  const packagingCodes = tables.codes('packaging');
  const statisticsCodes = tables.codes('statistics');
  const customsCodes = tables.codes('customs');
  const confirmedCurrency = tables.confirmed('currency');
  const confirmedPackaging = tables.confirmed('packaging');
  const vague = vagueHead(tables);
  return (read, today, goods, itemsNet, report) => {
    const { order, seller, declarant, producer, carrier, consignee, transport, payment, declaration, items } =
      read.consignment;
    const { regime } = read.consignment;
    const retail = regime === '9610' || regime === '1210';
    const commerce = regime !== '0110';
    const missing = (value: unknown, _item: null, at: string): boolean =>
      value === null && !(read.unreadable as ReadonlySet<string>).has(at);
    if (retail && order.orderNo === '') report('R1001', null);
    if (retail && order.copNo === '') report('R1002', null);
    if (commerce && order.platformCode === '') report('R1003', null);
    if (regime !== '9810' && commerce && order.platformName === '') report('R1004', null);
    if (order.currency === '') report('R1005', null);
    if (commerce && missing(order.freight, null, 'order.freight')) report('R1006', null);
    if (commerce && missing(order.insuredFee, null, 'order.insuredFee')) report('R1007', null);
    if (seller.code === '') report('R1011', null);
    if (seller.name === '') report('R1012', null);
    if (declarant.code === '') report('R1013', null);
    if (declarant.name === '') report('R1014', null);
    if (producer.code === '') report('R1015', null);
    if (producer.name === '') report('R1016', null);
    if (retail && carrier.code === '') report('R1017', null);
    if (retail && carrier.name === '') report('R1018', null);
    if (retail && transport.waybillNo === '') report('R1021', null);
    if (transport.customsCode === '') report('R1022', null);
    if (transport.portCode === '') report('R1023', null);
    if (retail && missing(transport.exportDate, null, 'transport.exportDate')) report('R1024', null);
    if (transport.mode === '') report('R1025', null);
    if (transport.country === '') report('R1026', null);
    if (transport.port === '') report('R1027', null);
    if (transport.packaging === '') report('R1028', null);
    if (missing(transport.packages, null, 'transport.packages')) report('R1029', null);
    if (missing(transport.grossWeight, null, 'transport.grossWeight')) report('R1030', null);
    if (missing(transport.netWeight, null, 'transport.netWeight')) report('R1031', null);
    if (retail && declaration.statisticsFlag === '') report('R1032', null);
    if (commerce && !(items.length >= 1)) report('R1060', null);
    if (
      retail &&
      today < '2024-12-15' &&
      payment.payName === '' &&
      missing(payment.charge, null, 'payment.charge') &&
      payment.currency === '' &&
      missing(payment.receivedAt, null, 'payment.receivedAt')
    )
      report('R1061', null);
    if (
      retail &&
      today >= '2024-12-15' &&
      payment.payName === '' &&
      missing(payment.charge, null, 'payment.charge') &&
      payment.currency === '' &&
      missing(payment.receivedAt, null, 'payment.receivedAt')
    )
      report('R1062', null);
    if (
      retail &&
      !(
        payment.payName === '' &&
        missing(payment.charge, null, 'payment.charge') &&
        payment.currency === '' &&
        missing(payment.receivedAt, null, 'payment.receivedAt')
      ) &&
      payment.payName === ''
    )
      report('R1063', null);
    if (
      retail &&
      !(
        payment.payName === '' &&
        missing(payment.charge, null, 'payment.charge') &&
        payment.currency === '' &&
        missing(payment.receivedAt, null, 'payment.receivedAt')
      ) &&
      missing(payment.charge, null, 'payment.charge')
    )
      report('R1064', null);
    if (
      retail &&
      !(
        payment.payName === '' &&
        missing(payment.charge, null, 'payment.charge') &&
        payment.currency === '' &&
        missing(payment.receivedAt, null, 'payment.receivedAt')
      ) &&
      payment.currency === ''
    )
      report('R1065', null);
    if (
      retail &&
      !(
        payment.payName === '' &&
        missing(payment.charge, null, 'payment.charge') &&
        payment.currency === '' &&
        missing(payment.receivedAt, null, 'payment.receivedAt')
      ) &&
      missing(payment.receivedAt, null, 'payment.receivedAt')
    )
      report('R1066', null);
    if (retail && declaration.refundWanted === '') report('R1067', null);
    if (seller.code !== '' && !isEnterprise(seller.code)) report('T2001', null);
    if (declarant.code !== '' && !isEnterprise(declarant.code)) report('T2002', null);
    if (commerce && carrier.code !== '' && !isEnterprise(carrier.code)) report('T2003', null);
    if (producer.code !== '' && !(producer.code === 'NO' || isEnterprise(producer.code)))
      report('T2004', null);
    if (
      commerce &&
      order.platformCode !== '' &&
      !(order.platformCode === '无' || isEnterprise(order.platformCode))
    )
      report('T2005', null);
    if (retail && payment.payCode !== '' && !isEnterprise(payment.payCode)) report('T2006', null);
    if (commerce && order.orderNo !== '' && !isOrderNo(order.orderNo)) report('T2007', null);
    if (commerce && transport.waybillNo !== '' && !isWaybillNo(transport.waybillNo)) report('T2008', null);
    if (commerce && order.copNo !== '' && !isCopNo(order.copNo)) report('T2009', null);
    if (seller.telephone !== '' && !isTelephone(seller.telephone)) report('T2012', null);
    if (transport.customsCode !== '' && !isCustomsOffice(transport.customsCode)) report('T2013', null);
    if (transport.portCode !== '' && !isCustomsOffice(transport.portCode)) report('T2014', null);
    if (commerce && charCount(order.orderNo) > 60) report('T3001', null);
    if (commerce && charCount(order.copNo) > 30) report('T3002', null);
    if (commerce && charCount(order.platformName) > 100) report('T3003', null);
    if (commerce && charCount(order.note) > 1000) report('T3004', null);
    if (charCount(seller.name) > 100) report('T3005', null);
    if (charCount(seller.telephone) > 50) report('T3006', null);
    if (charCount(declarant.name) > 100) report('T3007', null);
    if (charCount(producer.name) > 100) report('T3008', null);
    if (commerce && charCount(carrier.name) > 100) report('T3009', null);
    if (commerce && charCount(transport.waybillNo) > 32) report('T3010', null);
    if (commerce && charCount(transport.meansName) > 100) report('T3011', null);
    if (charCount(transport.voyageNo) > 32) report('T3012', null);
    if (commerce && charCount(transport.billNo) > 37) report('T3013', null);
    if (commerce && charCount(transport.totalPackageNo) > 37) report('T3014', null);
    if (commerce && charCount(transport.siteCode) > 10) report('T3015', null);
    if (commerce && charCount(declaration.licenseNo) > 19) report('T3016', null);
    if (retail && charCount(payment.payName) > 100) report('T3017', null);
    if (retail && charCount(payment.payNo) > 60) report('T3018', null);
    if (order.freight !== null && !fitsMessage(order.freight)) report('T3101', null);
    if (order.insuredFee !== null && !fitsMessage(order.insuredFee)) report('T3102', null);
    if (retail && payment.charge !== null && !fitsMessage(payment.charge)) report('T3103', null);
    if (transport.grossWeight !== null && !fitsMessage(transport.grossWeight)) report('T3104', null);
    if (transport.netWeight !== null && !fitsMessage(transport.netWeight)) report('T3105', null);
    if (commerce && !(items.length <= 100)) report('T3120', null);
    if (transport.packages !== null && compare(transport.packages, MOST_PACKAGES) > 0) report('T3121', null);
    if (order.currency !== '' && !currencyCodes.has(order.currency)) report('R4001', null);
    if (retail && payment.currency !== '' && !currencyCodes.has(payment.currency)) report('R4002', null);
    if (transport.country !== '' && !countryCodes.has(transport.country)) report('R4003', null);
    if (transport.port !== '' && !portCodes.has(transport.port)) report('R4005', null);
    if (transport.mode !== '' && !transportCodes.has(transport.mode)) report('R4006', null);
    if (transport.packaging !== '' && !packagingCodes.has(transport.packaging)) report('R4007', null);
    if (commerce && declaration.statisticsFlag !== '' && !statisticsCodes.has(declaration.statisticsFlag))
      report('R4008', null);
    if (transport.customsCode !== '' && !customsCodes.has(transport.customsCode)) report('R4012', null);
    if (transport.portCode !== '' && !customsCodes.has(transport.portCode)) report('R4013', null);
    if (currencyCodes.has(order.currency) && !confirmedCurrency.has(order.currency)) report('R4016', null);
    if (commerce && packagingCodes.has(transport.packaging) && !confirmedPackaging.has(transport.packaging))
      report('R4017', null);
    if (retail && transportCodes.has(transport.mode) && !USUAL_MODES.has(transport.mode))
      report('R4018', null);
    if (
      transport.netWeight !== null &&
      transport.grossWeight !== null &&
      compare(transport.netWeight, transport.grossWeight) > 0
    )
      report('R5003', null);
    if (transport.grossWeight !== null && sign(transport.grossWeight) <= 0) report('R5004', null);
    if (transport.netWeight !== null && sign(transport.netWeight) <= 0) report('R5005', null);
    if (
      itemsNet !== null &&
      transport.netWeight !== null &&
      items.length > 0 &&
      items.every((x) => x.netWeight !== null) &&
      !equals(itemsNet, transport.netWeight)
    )
      report('R5006', null);
    if (transport.packages !== null && compare(transport.packages, ONE) < 0) report('R5015', null);
    if (order.freight !== null && sign(order.freight) < 0) report('R5016', null);
    if (order.insuredFee !== null && sign(order.insuredFee) < 0) report('R5017', null);
    if (retail && payment.currency !== '' && order.currency !== '' && !(payment.currency === order.currency))
      report('R6001', null);
    if (
      retail &&
      payment.charge !== null &&
      goods !== null &&
      order.freight !== null &&
      order.insuredFee !== null &&
      payment.currency === order.currency &&
      items.length > 0 &&
      !equals(payment.charge, add(add(goods, order.freight), order.insuredFee))
    )
      report('R6002', null);
    if (transport.country === 'CHN') report('R6003', null);
    if (
      portCodes.has(transport.port) &&
      transport.country !== '' &&
      !(transport.port.slice(0, 3) === transport.country)
    )
      report('R6006', null);
    if (
      retail &&
      transport.customsCode !== '' &&
      transport.portCode !== '' &&
      !(transport.customsCode === transport.portCode)
    )
      report('R6007', null);
    if (commerce && transport.exportDate !== null && !(transport.exportDate >= today)) report('R6008', null);
    if (commerce && transport.exportDate !== null && daysBetween(today, transport.exportDate) > 30)
      report('R6009', null);
    if (retail && payment.receivedAt !== null && !(payment.receivedAt.slice(0, 10) <= today))
      report('R6010', null);
    if (
      commerce &&
      items.every((x) => x.itemNo !== '') &&
      !(new Set(items.map((x) => x.itemNo)).size === items.length)
    )
      report('R6011', null);
    if (
      seller.code === declarant.code &&
      seller.code !== '' &&
      seller.name !== '' &&
      declarant.name !== '' &&
      !(seller.name === declarant.name)
    )
      report('R6012', null);
    if (retail && payment.payCode !== '' && payment.payNo === '') report('R6013', null);
    if (retail && payment.payName === '现金支付' && payment.payCode !== '') report('R6014', null);
    if (regime === '9610' && goods !== null && order.currency === 'CNY' && compare(goods, FIVE_THOUSAND) > 0)
      report('R6015', null);
    if (retail && declaration.statisticsFlag === 'A' && declaration.refundWanted === 'yes')
      report('C7001', null);
    if (retail && declaration.statisticsFlag === 'A' && declaration.licenseNo !== '') report('C7002', null);
    if (WOOD_PACKAGING.has(transport.packaging)) report('C7015', null);
    if (transport.packaging === '92') report('C7016', null);
    if (consignee.address !== '' && charCount(consignee.address) < 10) report('C7035', null);
    vague(read, report);
  };
}
