import type { GoodsItem, ReadConsignment } from '#shared/consignment/consignment.ts';
import { FORMATS } from '#shared/rules/formats.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import type { Report } from '#test/bench/rules/handWrittenItems.ts';

/** The rule that asks for a licence for each control condition of a confirmed line. */
const LICENCE_RULES = [
  ...['3', '4', '5', 'D', 'G', 'H', 'I', 'J', 'L', 'S', 'T'],
  ...['V', 'W', 'X', 'g', 'i', 'k', 'u', 'x', 'y', 'z'],
].map((control, i): readonly [string, string] => [control, `C${7101 + i}`]);

/** The same for lines to be confirmed, in groups. */
const UNSURE_LICENCE_RULES = [
  ['345Gxy', 'C7140'],
  ['ILW', 'C7141'],
  ['SXk', 'C7142'],
  ['DHJT', 'C7143'],
  ['Vgiuz', 'C7144'],
] as const;

const INSPECTION_RULES = [
  ['N', 'C7133'],
  ['Q', 'C7134'],
  ['S', 'C7135'],
  ['W', 'C7136'],
] as const;

/** Chapters that the rules on food, plants and animals ask about already. */
const ASKED_CHAPTERS = new Set([
  ...Array.from({ length: 22 }, (_, i) => String(i + 1).padStart(2, '0')),
  ...['41', '43'],
]);
const MORE_ASKED = new Set(['44', '46']);

/** The starter pack's rules on the tariff line of one goods item, written by hand. */
export function handWrittenTariff(
  lineOf: (code: string) => TariffLine | undefined,
): (read: ReadConsignment, item: GoodsItem, i: number, report: Report) => void {
  const startsRight = FORMATS['elements'] ?? (() => false);
  return ({ consignment: { declaration, regime } }, item, i, report) => {
    const line = lineOf(item.gcode);
    if (line === undefined) return;
    const confirmed = line.confidence === 'confirmed';
    const retail = regime === '9610' || regime === '1210';
    const { control, inspection } = line;
    const has = (code: string): boolean =>
      typeof control !== 'string' && control.some((one) => one.code === code);
    const inspected = (letter: string): boolean =>
      typeof inspection !== 'string' && inspection.includes(letter);
    const asked = ASKED_CHAPTERS.has(item.gcode.slice(0, 2));
    if (confirmed) conditions();
    else unsureConditions();
    if (retail && declaration.statisticsFlag === 'B') {
      if (!confirmed) report('C7160', i);
      if (control === 'unknown') report('C7161', i);
      if (inspection === 'unknown') report('C7162', i);
    }
    if (retail && declaration.statisticsFlag === 'A' && confirmed && line.exportDuty === 'unknown')
      report('C7163', i);
    if (declaration.refundWanted === 'yes' && line.rebate === 'unknown') report('C7153', i);
    if (retail && declaration.statisticsFlag === 'A' && Number(line.exportDuty) > 0)
      report(confirmed ? 'C7150' : 'C7151', i);
    units();
    elements();

    function conditions(): void {
      if (declaration.licenseNo === '')
        for (const [code, rule] of LICENCE_RULES) if (has(code)) report(rule, i);
      if (has('8')) report('C7130', i);
      if (has('E') && item.wildlife !== 'yes' && item.speciesPermitNo === '') report('C7131', i);
      if (item.inspectionNo === '' && !asked) {
        if (has('B')) report('C7132', i);
        else for (const [letter, rule] of INSPECTION_RULES) if (inspected(letter)) report(rule, i);
      }
      if (declaration.refundWanted === 'yes' && (line?.rebate === 'none' || Number(line?.rebate) === 0))
        report('C7152', i);
    }

    function unsureConditions(): void {
      if (declaration.licenseNo === '')
        for (const [codes, rule] of UNSURE_LICENCE_RULES) if ([...codes].some(has)) report(rule, i);
      if (has('E') && item.wildlife !== 'yes' && item.speciesPermitNo === '') report('C7145', i);
      const wanted = has('B') || INSPECTION_RULES.some(([letter]) => inspected(letter));
      if (wanted && !asked && !MORE_ASKED.has(item.gcode.slice(0, 2)) && item.inspectionNo === '')
        report('C7146', i);
      if (has('8')) report('C7147', i);
    }

    function units(): void {
      const { unit1 = '', unit2 = '' } = line ?? {};
      if (unit1 !== 'unknown' && item.unit1 !== '' && item.unit1 !== unit1)
        report(confirmed ? 'R7201' : 'R7202', i);
      if (unit2 === 'none' && confirmed && item.unit2 !== '') report('R7207', i);
      if (unit2 === 'none' || unit2 === 'unknown') return;
      if (item.unit2 === '') report(confirmed ? 'R7205' : 'R7206', i);
      else if (item.unit2 !== unit2) report(confirmed ? 'R7203' : 'R7204', i);
    }

    function elements(): void {
      const wanted = typeof line?.elements === 'string' ? 0 : (line?.elements.length ?? 0);
      if (!retail || declaration.statisticsFlag !== 'B' || wanted === 0) return;
      const given = item.gmodel === '' ? 0 : item.gmodel.split('|').length;
      if (item.gmodel !== '' && given !== wanted) report('R7211', i);
      if (given === wanted && !startsRight(item.gmodel)) report('R7212', i);
    }
  };
}
