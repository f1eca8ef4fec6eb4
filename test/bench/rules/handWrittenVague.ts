import { compare, dec, equals } from '#shared/base/decimal.ts';
import { charCount } from '#shared/base/textLength.ts';
import type { GoodsItem, ReadConsignment } from '#shared/consignment/consignment.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import type { Report } from '#test/bench/rules/handWrittenItems.ts';

const ONE = dec('1');
const NO_LETTERS = /^[0-9 .,:;/_*#?!-]+$/;
const CAPITALS = /^[A-Z0-9 .,/&()+-]+$/;
const FOUR_CAPITALS = /[A-Z]{4}/;
const POSTCODE = /[0-9]{3}-?[0-9]/;
const LETTERED_POSTCODE = /[A-Za-z][0-9][0-9A-Za-z]? ?-?[0-9][A-Za-z][0-9A-Za-z]/;

type OfItem = (read: ReadConsignment, item: GoodsItem, i: number, report: Report) => void;

/** The rules on vague names and made-up prices, written by hand. */
export function vagueItem(tables: RuleTables): OfItem {
  const onlyPlaceholders = tables.onlyWords('placeholderWords');
  const onlyVague = tables.onlyWords('vagueWords');
  const hasVague = tables.hasWord('vagueParts');
  const isWrapping = tables.hasWord('wrapWords');
  const isGeneral = (name: string): boolean => !onlyVague(name) && !isWrapping(name) && hasVague(name);
  return ({ consignment: { regime } }, { gname, itemName, price, totalPrice }, i, report) => {
    const commerce = regime !== '0110';
    if (onlyPlaceholders(gname)) report('C7501', i);
    if (commerce && onlyPlaceholders(itemName)) report('C7502', i);
    if (gname !== '' && NO_LETTERS.test(gname)) report('C7503', i);
    if (isGeneral(gname)) report('C7504', i);
    if (commerce && isGeneral(itemName)) report('C7505', i);
    if (commerce && charCount(itemName) >= 10 && CAPITALS.test(itemName) && FOUR_CAPITALS.test(itemName))
      report('C7506', i);
    if (totalPrice !== null && !equals(totalPrice, ONE) && price !== null && equals(price, ONE))
      report('C7507', i);
  };
}

/** The rules on half addresses and made-up names and amounts, and on who a retail export goes to, written by hand. */
export function vagueHead(tables: RuleTables): (read: ReadConsignment, report: Report) => void {
  const onlyPlaceholders = tables.onlyWords('placeholderWords');
  const isFirm = tables.hasWord('firmWords');
  const postcodes = tables.codes('postcodes');
  const parts = (text: string, by: string): number => text.split(by).length;
  return ({ consignment }, report) => {
    const { consignee, payment, transport, regime } = consignment;
    const retail = regime === '9610' || regime === '1210';
    if (retail && consignee.name !== '' && isFirm(consignee.name)) report('R6101', null);
    if (retail && payment.charge !== null && compare(payment.charge, ONE) <= 0) report('C7508', null);
    if (onlyPlaceholders(consignee.name)) report('C7515', null);
    const { address } = consignee;
    if (charCount(address) < 10) return;
    if (!/[0-9]/.test(address)) report('C7511', null);
    if (postcodes.has(transport.country) && !POSTCODE.test(address)) report('C7512', null);
    const lettered = transport.country === 'GBR' || transport.country === 'CAN';
    if (lettered && !LETTERED_POSTCODE.test(address)) report('C7513', null);
    if (parts(address, ',') < 2 && parts(address, '，') < 2 && parts(address, ' ') < 5) report('C7514', null);
  };
}
