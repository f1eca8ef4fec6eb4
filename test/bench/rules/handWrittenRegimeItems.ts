import type { Decimal } from '#shared/base/decimal.ts';
import { charCount } from '#shared/base/textLength.ts';
import type { GoodsItem, ReadConsignment } from '#shared/consignment/consignment.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import { fitsDigits } from '#shared/rules/formats.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import type { Report } from '#test/bench/rules/handWrittenItems.ts';
import { format } from '#test/bench/rules/handWrittenItems.ts';

const FOOD = new Set(['02', '03', '04', ...'07 08 09 10 11 12 15 16 17 18 19 20 21 22'.split(' ')]);
const EXPORT_CONTROLS = new Set('3458DEGHIJLSTVWXgikuxyz');
const EXPORT_INSPECTIONS = new Set('NQSW');
const GOLD = new Set(['7108', '7118']);

type OfItem = (read: ReadConsignment, item: GoodsItem, i: number, report: Report) => void;

/** The rules of the regimes other than retail export on one goods item and its tariff line, written by hand. */
export function handWrittenRegimeItems(
  tables: RuleTables,
  lineOf: (code: string) => TariffLine | undefined,
): OfItem {
  const bonded = bondedItem();
  const business = businessItem(tables);
  const declared = declaredItem(tables);
  return (read, item, i, report) => {
    switch (read.consignment.regime) {
      case '9610':
        return;
      case '1210':
        bonded(read, item, i, report);
        return;
      case '9710':
      case '9810': {
        const line = lineOf(item.gcode);
        business(read, item, i, report);
        if (read.consignment.declaration.route === 'list') onlyFree(line, i, report);
        declared(read, item, i, report);
        ofLine(read, line, item, i, report);
        return;
      }
      case '0110':
        generalItem(read, item, i, report);
        declared(read, item, i, report);
        ofLine(read, lineOf(item.gcode), item, i, report);
    }
  };
}

function bondedItem(): OfItem {
  const isHs10 = format('hs10');
  const isPlain = format('copNo');
  return ({ consignment: { declaration } }, item, i, report) => {
    if (item.recordNo === '') report('R8304', i);
    if (charCount(item.recordNo) > 30) report('T8308', i);
    if (declaration.statisticsFlag !== 'B' && item.gcode !== '' && !isHs10(item.gcode)) report('T8309', i);
    if (item.recordNo !== '' && !isPlain(item.recordNo)) report('T8317', i);
  };
}

function businessItem(tables: RuleTables): OfItem {
  const isHs10 = format('hs10');
  const hsCodes = tables.codes('hs');
  const pilotOffices = tables.codes('pilotOffices');
  return ({ consignment: { declaration, transport } }, item, i, report) => {
    if (declaration.route === 'list') {
      if (item.barCode === '') report('R8008', i);
      if (charCount(item.itemNo) > 20) report('T8009', i);
      const subheading = item.gcode.length === 6 && hsCodes.has(item.gcode);
      if (item.gcode !== '' && !isHs10(item.gcode) && !subheading) report('T8010', i);
      const { customsCode } = transport;
      if (charCount(item.gcode) === 6 && customsCode !== '' && !pilotOffices.has(customsCode))
        report('R8060', i);
      if (FOOD.has(item.gcode.slice(0, 2))) report('C8019', i);
    }
    if (declaration.route !== 'declaration') return;
    if (item.gcode !== '' && !isHs10(item.gcode)) report('T8022', i);
    declarationItem(item, 8030, i, report);
  };
}

/** A list is for goods without licence, inspection and duty (三不). */
function onlyFree(line: TariffLine | undefined, i: number, report: Report): void {
  if (line === undefined) return;
  const duty = Number(line.exportDuty) > 0;
  const codes = typeof line.control === 'string' ? [] : line.control.map(({ code }) => code);
  const licence = codes.some((code) => EXPORT_CONTROLS.has(code));
  const letters = typeof line.inspection === 'string' ? [] : line.inspection;
  const inspected = codes.includes('B') || letters.some((letter) => EXPORT_INSPECTIONS.has(letter));
  if (line.confidence !== 'confirmed') {
    if (duty || licence || inspected) report('C8018', i);
    return;
  }
  if (duty) report('C8015', i);
  if (licence) report('C8016', i);
  if (inspected) report('C8017', i);
}

function generalItem(read: ReadConsignment, item: GoodsItem, i: number, report: Report): void {
  const missing = item.price === null && !(read.unreadable as ReadonlySet<string>).has(`items.${i}.price`);
  if (item.gcode !== '' && !/^\d{10}$/.test(item.gcode)) report('T8403', i);
  if (item.gcode === '') report('R8406', i);
  if (missing) report('R8407', i);
  declarationItem(item, 8430, i, report);
  if (charCount(item.gname) > 255) report('T8447', i);
  if (charCount(item.gmodel) > 255) report('T8448', i);
}

const isElements = format('elements');

/** What every declaration asks for of an item; the rules are numbered alike, from `first`. */
function declarationItem(item: GoodsItem, first: number, i: number, report: Report): void {
  if (item.district === '') report(`R${first + 4}`, i);
  if (item.dutyMode === '') report(`R${first + 5}`, i);
  if (item.originCountry === '') report(`R${first + 6}`, i);
  if (item.originPlace === '') report(`R${first + 7}`, i);
  if (!fits(item.price)) report(`T${first + 10}`, i);
  if (!fits(item.totalPrice)) report(`T${first + 11}`, i);
  if (item.gmodel !== '' && !isElements(item.gmodel)) report(`T${first + 12}`, i);
}

function declaredItem(tables: RuleTables): OfItem {
  const regions = tables.codes('region');
  const divisions = tables.codes('division');
  const dutyModes = tables.codes('dutyMode');
  const countries = tables.codes('country');
  const hsCodes = tables.codes('hs');
  const isDangerous = tables.hasWord('dangerousWords');
  return ({ consignment: { declaration } }, item, i, report) => {
    const heading = item.gcode.slice(0, 4);
    const unlicensed = declaration.licenseNo === '';
    if (item.district !== '' && !regions.has(item.district)) report('R8505', i);
    if (item.originPlace !== '' && !divisions.has(item.originPlace)) report('R8506', i);
    if (item.dutyMode !== '' && !dutyModes.has(item.dutyMode)) report('R8507', i);
    if (item.originCountry !== '' && !countries.has(item.originCountry)) report('R8508', i);
    if (item.originCountry !== '' && item.originCountry !== 'CHN') report('R8510', i);
    if (item.gcode !== '' && !hsCodes.has(heading)) report('R8519', i);
    if (item.antique === 'yes') report('C8525', i);
    if (isDangerous(item.gname) || isDangerous(item.itemName)) report('C8526', i);
    if (GOLD.has(heading) && unlicensed) report('C8527', i);
    if (heading === '3808' && unlicensed) report('C8528', i);
    if (item.gmodel.startsWith('3|') || item.gmodel.startsWith('4|')) report('C8529', i);
  };
}

function ofLine(
  { consignment: { declaration } }: ReadConsignment,
  line: TariffLine | undefined,
  { gmodel }: GoodsItem,
  i: number,
  report: Report,
): void {
  if (line === undefined) return;
  const wanted = typeof line.elements === 'string' ? 0 : line.elements.length;
  if (wanted > 0 && gmodel !== '' && gmodel.split('|').length !== wanted) report('R8520', i);
  if (declaration.route === 'list') return;
  const confirmed = line.confidence === 'confirmed';
  if (!confirmed) report('C8521', i);
  if (line.control === 'unknown') report('C8522', i);
  if (line.inspection === 'unknown') report('C8523', i);
  if (confirmed && line.exportDuty === 'unknown') report('C8524', i);
}

function fits(value: Decimal | null): boolean {
  return value === null || fitsDigits(value, 15, 4);
}
