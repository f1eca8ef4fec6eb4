import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { dec, equals, multiply, roundHalfUp, sign } from '#shared/base/decimal.ts';
import { charCount } from '#shared/base/textLength.ts';
import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import { FORMATS, fitsDigits, isGtin } from '#shared/rules/formats.ts';
import { vagueItem } from '#test/bench/rules/handWrittenVague.ts';

const ONE = dec('1');
const COUNTED_UNITS = new Set([
  '001',
  '006',
  '007',
  '008',
  '011',
  '012',
  '015',
  '017',
  '020',
  '025',
  '120',
  '125',
  '140',
  '142',
]);
const FOOD_CHAPTERS = new Set([
  '02',
  '03',
  '04',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '15',
  '16',
  '17',
  '18',
  '19',
  '20',
  '21',
  '22',
]);
const PLANT_CHAPTERS = new Set(['06', '13', '14']);
const ANIMAL_CHAPTERS = new Set(['01', '05', '41', '43']);
const STRAW_HEADINGS = new Set(['4601', '4602']);
const SPECIES_HEADINGS = new Set([
  '0508',
  '1211',
  '1212',
  '4103',
  '4302',
  '4420',
  '4421',
  '6701',
  '9403',
  '9601',
  '9602',
]);
const GOLD_HEADINGS = new Set(['7108', '7118']);
const BOOK_HEADINGS = new Set(['4901', '4902', '4905']);

/** Takes note of a rule that fails, and of the item it fails for. */
export type Report = (rule: string, item: number | null) => void;

/** A format of the engine by name, as a hand-written check would call it. */
export function format(name: string): (text: string) => boolean {
  const check = FORMATS[name];
  if (check === undefined) throw new Error(`no format ${name}`);
  return check;
}

/** Whether a number fits the messages' N19,5. */
export function fitsMessage(value: Decimal): boolean {
  return fitsDigits(value, 14, 5);
}

/** The starter pack's rules on one goods item, written by hand. */
export function handWrittenItems(
  tables: RuleTables,
): (read: ReadConsignment, today: CalendarDate, i: number, report: Report) => void {
  const isHs10 = format('hs10');
  const isHs4 = format('hs4');
  const countryCodes = tables.codes('country');
  const unitCodes = tables.codes('unit');
  const hsCodes = tables.codes('hs');
  const hasWordProtectedWoods = tables.hasWord('protectedWoods');
  const hasWordProtectedWords = tables.hasWord('protectedWords');
  const hasWordRelicWords = tables.hasWord('relicWords');
  const hasWordReproductionWords = tables.hasWord('reproductionWords');
  const hasWordBatteryWords = tables.hasWord('batteryWords');
  const hasWordDangerousWords = tables.hasWord('dangerousWords');
  const hasWordFossilWords = tables.hasWord('fossilWords');
  const hasWordMapWords = tables.hasWord('mapWords');
  const hasWordDualUseWords = tables.hasWord('dualUseWords');
  const onlyWordsVagueWords = tables.onlyWords('vagueWords');
  const pilotOffices = tables.codes('pilotOffices');
  const vague = vagueItem(tables);
  return (read, today, i, report) => {
    const item = read.consignment.items[i];
    if (item === undefined) return;
    const { transport, declaration, regime } = read.consignment;
    const retail = regime === '9610' || regime === '1210';
    const commerce = regime !== '0110';
    const missing = (value: unknown, at: number, field: string): boolean =>
      value === null && !(read.unreadable as ReadonlySet<string>).has(`items.${at}.${field}`);
    const unlicensed = declaration.licenseNo === '';
    const heading = item.gcode.slice(0, 4);
    const chapter = item.gcode.slice(0, 2);
    if (commerce && item.itemNo === '') report('R1041', i);
    if (commerce && item.itemName === '') report('R1042', i);
    if (retail && item.gcode === '') report('R1043', i);
    if (item.gname === '') report('R1044', i);
    if (item.gmodel === '') report('R1045', i);
    if (retail && item.barCode === '') report('R1046', i);
    if (missing(item.qty, i, 'qty')) report('R1047', i);
    if (item.unit === '') report('R1048', i);
    if (missing(item.qty1, i, 'qty1')) report('R1049', i);
    if (item.unit1 === '') report('R1050', i);
    if (commerce && missing(item.price, i, 'price')) report('R1051', i);
    if (missing(item.totalPrice, i, 'totalPrice')) report('R1052', i);
    if (retail && declaration.statisticsFlag === 'B' && item.gcode !== '' && !isHs10(item.gcode))
      report('T2010', i);
    if (
      regime === '9610' &&
      declaration.statisticsFlag !== 'B' &&
      item.gcode !== '' &&
      !(isHs10(item.gcode) || isHs4(item.gcode))
    )
      report('T2011', i);
    if (
      regime === '9610' &&
      declaration.statisticsFlag !== 'B' &&
      isHs4(item.gcode) &&
      transport.customsCode !== '' &&
      !pilotOffices.has(transport.customsCode)
    )
      report('R6102', i);
    if (commerce && item.barCode !== '' && !(item.barCode === '无' || isGtin(item.barCode)))
      report('T2015', i);
    if (retail && charCount(item.itemNo) > 20) report('T3019', i);
    if (commerce && charCount(item.itemName) > 250) report('T3020', i);
    if (commerce && charCount(item.gname) > 250) report('T3021', i);
    if (commerce && charCount(item.gmodel) > 250) report('T3022', i);
    if (commerce && charCount(item.barCode) > 50) report('T3023', i);
    if (item.qty !== null && !fitsMessage(item.qty)) report('T3106', i);
    if (item.qty1 !== null && !fitsMessage(item.qty1)) report('T3107', i);
    if (item.qty2 !== null && !fitsMessage(item.qty2)) report('T3108', i);
    if (item.price !== null && !fitsMessage(item.price)) report('T3109', i);
    if (item.totalPrice !== null && !fitsMessage(item.totalPrice)) report('T3110', i);
    if (item.country !== '' && !countryCodes.has(item.country)) report('R4004', i);
    if (item.unit !== '' && !unitCodes.has(item.unit)) report('R4009', i);
    if (item.unit1 !== '' && !unitCodes.has(item.unit1)) report('R4010', i);
    if (item.unit2 !== '' && !unitCodes.has(item.unit2)) report('R4011', i);
    if (retail && declaration.statisticsFlag === 'A' && item.gcode !== '' && !hsCodes.has(heading))
      report('R4014', i);
    if (retail && declaration.statisticsFlag === 'B' && item.gcode !== '' && !hsCodes.has(heading))
      report('R4015', i);
    if (
      item.qty !== null &&
      item.price !== null &&
      item.totalPrice !== null &&
      !equals(roundHalfUp(multiply(item.qty, item.price), 2), roundHalfUp(item.totalPrice, 2))
    )
      report('R5001', i);
    if (
      item.qty !== null &&
      item.price !== null &&
      item.totalPrice !== null &&
      equals(roundHalfUp(multiply(item.qty, item.price), 2), roundHalfUp(item.totalPrice, 2)) &&
      !equals(multiply(item.qty, item.price), item.totalPrice)
    )
      report('R5002', i);
    if (
      item.qty !== null &&
      item.qty1 !== null &&
      item.unit === item.unit1 &&
      item.unit !== '' &&
      !equals(item.qty, item.qty1)
    )
      report('R5007', i);
    if (item.unit2 !== '' && missing(item.qty2, i, 'qty2')) report('R5008', i);
    if (item.qty2 !== null && item.unit2 === '') report('R5009', i);
    if (item.qty !== null && sign(item.qty) <= 0) report('R5010', i);
    if (item.qty1 !== null && sign(item.qty1) <= 0) report('R5011', i);
    if (item.qty2 !== null && sign(item.qty2) <= 0) report('R5012', i);
    if (item.price !== null && sign(item.price) <= 0) report('R5013', i);
    if (item.totalPrice !== null && sign(item.totalPrice) <= 0) report('R5014', i);
    if (item.qty !== null && COUNTED_UNITS.has(item.unit) && !equals(item.qty, roundHalfUp(item.qty, 0)))
      report('R5018', i);
    if (
      item.qty1 !== null &&
      item.netWeight !== null &&
      item.unit1 === '035' &&
      !equals(item.qty1, item.netWeight)
    )
      report('R5019', i);
    if (item.country === 'CHN') report('R6004', i);
    if (item.country !== '' && transport.country !== '' && !(item.country === transport.country))
      report('R6005', i);
    if (FOOD_CHAPTERS.has(chapter) && item.inspectionNo === '') report('C7003', i);
    if (PLANT_CHAPTERS.has(chapter) && item.inspectionNo === '') report('C7004', i);
    if (ANIMAL_CHAPTERS.has(chapter) && heading !== '0501' && item.inspectionNo === '') report('C7005', i);
    if ((STRAW_HEADINGS.has(heading) || chapter === '44') && item.inspectionNo === '') report('C7006', i);
    if (item.wildlife === 'yes' && item.speciesPermitNo === '') report('C7007', i);
    if ((SPECIES_HEADINGS.has(heading) || hasWordProtectedWoods(item.gname)) && item.wildlife === '')
      report('C7008', i);
    if (hasWordProtectedWords(item.gname) || hasWordProtectedWords(item.gmodel)) report('C7009', i);
    if (retail && item.antique === 'yes') report('C7010', i);
    if (
      item.antique !== 'yes' &&
      (chapter === '97' || hasWordRelicWords(item.gname)) &&
      item.antique !== 'no'
    )
      report('C7011', i);
    if (hasWordReproductionWords(item.gname)) report('C7012', i);
    if (
      (heading === '8507' || hasWordBatteryWords(item.gname) || hasWordBatteryWords(item.itemName)) &&
      item.battery === ''
    )
      report('C7013', i);
    if (item.battery === 'yes') report('C7014', i);
    if (retail && (hasWordDangerousWords(item.gname) || hasWordDangerousWords(item.itemName)))
      report('C7017', i);
    if (retail && GOLD_HEADINGS.has(heading) && declaration.licenseNo === '') report('C7018', i);
    if (heading === '1211' && !(item.inspectionNo !== '' || item.speciesPermitNo !== '')) report('C7019', i);
    if (hasWordFossilWords(item.gname)) report('C7020', i);
    if (hasWordMapWords(item.gname)) report('C7021', i);
    if (heading === '9307') report('C7022', i);
    if (heading === '0501') report('C7023', i);
    if (retail && heading === '3808' && declaration.licenseNo === '') report('C7024', i);
    if (item.gcode.startsWith('850760') && item.battery === 'yes' && today >= '2025-11-08' && unlicensed)
      report('C7025', i);
    if (unlicensed && (hasWordDualUseWords(item.gname) || hasWordDualUseWords(item.itemName)))
      report('C7026', i);
    if (BOOK_HEADINGS.has(heading)) report('C7028', i);
    vague(read, item, i, report);
    if (onlyWordsVagueWords(item.gname)) report('C7031', i);
    if (commerce && onlyWordsVagueWords(item.itemName)) report('C7032', i);
    if (item.totalPrice !== null && equals(item.totalPrice, ONE)) report('C7033', i);
    if (item.gmodel !== '' && charCount(item.gmodel) < 4) report('C7034', i);
  };
}
