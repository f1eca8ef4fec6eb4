import type { packAuthoringZh } from '#shared/i18n/zh-CN/packAuthoring.ts';

/** English texts of making rule packs on the command line. */
export const packAuthoringEn = {
  'cli.pack.summary': 'make and publish rule packs; for each use see highland pack --help',
  'cli.pack.id': 'the id of a new pack (small letters, digits, dots, hyphens)',
  'cli.pack.against': 'compare with the previous edition: numbers never used again, rev raised (for lint)',
  'cli.pack.into': 'the pack folder that a tariff is imported into',
  'cli.pack.map':
    'COLUMN=FIELD; fields: code zh en unit1 unit2 elements control inspection exportDuty rebate ignore',
  'cli.pack.sheet': 'the sheet of the workbook',
  'cli.pack.empty': 'what an empty cell means: none, or unknown (by default)',
  'cli.pack.confirmed': 'this is the official tariff: its lines are confirmed',
  'cli.pack.force': 'replace the tariff the pack has, or a stick file that is there',
  'cli.pack.begun':
    'A pack was begun in {folder}. Change its rules, then run pack lint, pack test and pack seal.',
  'cli.pack.sealed': '{id} {version}: {rules} rules, {tariffLines} tariff lines, cost {cost}, hash {hash}',
  'cli.pack.compared': '{before} → {after}: {count} differences.',
  'cli.pack.error': 'error',
  'cli.pack.warning': 'warning',
  'cli.pack.linted': '{errors} errors, {warnings} warnings.',
  'cli.pack.passed': 'passed',
  'cli.pack.failed': 'failed',
  'cli.pack.noCase': 'the case names a field there is none of',
  'cli.pack.tested': '{passed} cases passed, {failed} failed.',
  'cli.pack.neverFailed': 'No case makes these rules fail: {rules}',
  'cli.pack.rowLeft': 'row left out',
  'cli.pack.cellLeft': 'cell taken as unknown',
  'cli.pack.column': '{field} ← {column}',
  'cli.pack.more': '{count} more; see --json.',
  'cli.pack.issueCount': '{count} times: {reason}',
  'cli.pack.imported': '{rows} rows read, {lines} tariff lines imported.',
  'cli.pack.issue.heading': 'a chapter, heading or subheading, no line',
  'cli.pack.issue.badCode': 'the commodity code is not 8 or 10 digits',
  'cli.pack.issue.twice': 'the code stands twice; the first row counts',
  'cli.pack.issue.unknownUnit': 'the unit is not in the unit table of the pack',
  'cli.pack.issue.badElements': 'too many or too long declaration elements',
  'cli.pack.issue.badControl': 'the control conditions hold more than letters and digits',
  'cli.pack.issue.badInspection': 'the inspection category holds more than capital letters',
  'cli.pack.issue.badPercent': 'the rate is unclear: more than one number, or below 1 without a percent sign',
  'cli.column.case': 'Case',
  'cli.column.expected': 'Expected',
  'cli.column.found': 'Found',
  'error.cli.pack.word': 'There is no "pack {word}". Choose from: {words}.',
  'error.cli.pack.badId':
    '"{id}" cannot be the id of a pack. Use 3 to 60 small letters, digits, dots or hyphens.',
  'error.cli.pack.importWhat': '"{what}" cannot be imported. What can is: tariff.',
  'error.cli.pack.import.badMap': '--map is written COLUMN=FIELD, but "{given}" was given.',
  'error.cli.pack.import.noColumn': 'The table has no column "{column}". Its columns are: {columns}.',
  'error.cli.pack.import.noField': 'There is no field "{field}". Choose from: {fields}, ignore.',
  'error.cli.pack.import.noCode':
    'Which column holds the commodity code is not clear. Say so with --map COLUMN=code. The columns are: {columns}.',
  'error.cli.pack.import.tooManyLines':
    'The tariff is too large: at most {max} lines and 12 megabytes. Nothing was imported.',
  'error.cli.pack.import.noLines':
    'None of the {rows} rows is a tariff line. See whether the commodity codes have 8 or 10 digits.',
  'error.cli.pack.import.present': 'The pack has {lines} tariff lines already. To replace them add --force.',
  'packs.new.notEmpty': 'The folder {folder} is not empty. Choose an empty one.',
  'packs.lint.caseFails':
    'The case "{case}" does not come out as written. See the difference with pack test, then correct the rule or the case.',
  'packs.lint.neverFails': 'No case makes rule {rule} fail. Add one that does.',
  'packs.lint.neverHolds': 'No case shows rule {rule} hold. Add one that does.',
  'packs.lint.classDiffers':
    'The number of rule {rule} begins with another letter than its class {class}. Make them agree.',
  'packs.lint.unsureFatal':
    'Rule {rule} is still to be confirmed, so it cannot be fatal. Confirm its source, or make it hold or less.',
  'packs.lint.regimeNotOfPack':
    'Rule {rule} names regime {regime}, which is not among the regimes of the pack. Add it to manifest.json, or take it out of the rule.',
  'packs.lint.placeholdersDiffer':
    'The Chinese and English texts of rule {rule} use different placeholders. Make them agree.',
  'packs.lint.noChinese': 'The {part} of rule {rule} has no Chinese text. Write it.',
  'packs.lint.noEnglish': 'The {part} of rule {rule} has no English text. Write it.',
  'packs.lint.noClause': 'Rule {rule} is confirmed but names no clause of its source. Name it.',
  'packs.lint.codeTwice': 'Code {code} stands twice in table {table}; the first row counts. Remove one.',
  'packs.lint.tariffUnit':
    'The units {units} of tariff line {code} are not in the unit table. Correct them or complete the table.',
  'packs.lint.testLineIsReal':
    'Tariff line {code} of the tests is in the tariff too. Use another code for the tests.',
  'packs.lint.otherPack': 'The previous edition is {previous}, not {pack}. Choose the right folder.',
  'packs.lint.seqNotRaised': 'The sequence {seq} is not above the previous {previous}. Raise seq.',
  'packs.lint.revNotRaised': 'Rule {rule} was changed, but its rev is still {rev}. Raise rev.',
  'packs.lint.idReused':
    'Rule {rule} is quite another than before, as if its number were used again. Numbers are never used again; give a new rule a new number.',
} as const satisfies Record<keyof typeof packAuthoringZh, string>;
