import type { radarZh } from '#shared/i18n/zh-CN/radar.ts';

/** What changed between two rule packs, in plain words. */
export const radarEn = {
  'phrase.both': '{en}',
  'phrase.separator': ', ',
  'radar.regime.added': 'From {from} the pack also covers regime {regime}.',
  'radar.regime.dropped': 'From {from} the pack no longer covers regime {regime}.',
  'radar.rule.added': 'From {from} there is a new rule {rule} ({severity}): {message}',
  'radar.rule.addedPhase':
    'From {from} there is a new rule {rule}: {message} Before {until} it only warns; after that it is “{severity}”.',
  'radar.rule.dropped': 'From {from} rule {rule} (it was “{severity}”) no longer applies: {message}',
  'radar.rule.tightened': 'From {from} rule {rule} is stricter: {message} What changed: {details}.',
  'radar.rule.loosened': 'From {from} rule {rule} is less strict: {message} What changed: {details}.',
  'radar.rule.changed':
    'From {from} rule {rule} is different; look at it to see whether it asks for more or less: {message} What changed: {details}.',
  'radar.rule.reworded': 'Rule {rule} looks for the same as before: {message} What changed: {details}.',
  'radar.facet.severityUp': 'raised from “{before}” to “{after}”',
  'radar.facet.severityDown': 'lowered from “{before}” to “{after}”',
  'radar.facet.condition': 'when it applies',
  'radar.facet.assertion': 'what must hold',
  'radar.facet.scope': 'whether it looks at the whole or at each item',
  'radar.facet.dates': 'the days it is in force (from {since} to {to})',
  'radar.facet.phase': 'its transition (only a warning before {until})',
  'radar.facet.regimes': 'the regimes it applies to',
  'radar.facet.fields': 'the fields it points at',
  'radar.facet.fix': 'the proposed correction',
  'radar.facet.wording': 'the wording',
  'radar.facet.source': 'the source',
  'radar.table.added': 'From {from} there is a new table “{table}” with {count} rows.',
  'radar.table.dropped': 'From {from} the table “{table}”, which had {count} rows, is gone.',
  'radar.codes.added': 'From {from} “{table}” has {count} new codes: {list}.',
  'radar.codes.addedMore': 'From {from} “{table}” has {count} new codes, for example {list}.',
  'radar.codes.dropped':
    'From {from} {count} codes of “{table}” are no longer valid: {list}. Consignments that use them need another.',
  'radar.codes.droppedMore':
    'From {from} {count} codes of “{table}” are no longer valid, for example {list}. Consignments that use them need another.',
  'radar.codes.recoded': 'From {from} {count} entries of “{table}” have a new code: {list}.',
  'radar.codes.recodedMore': 'From {from} {count} entries of “{table}” have a new code, for example {list}.',
  'radar.codes.renamed': '{count} codes of “{table}” have a new name: {list}.',
  'radar.codes.renamedMore': '{count} codes of “{table}” have a new name, for example {list}.',
  'radar.codes.customs': 'From {from} {count} codes of “{table}” stand for another code in messages: {list}.',
  'radar.codes.customsMore':
    'From {from} {count} codes of “{table}” stand for another code in messages, for example {list}.',
  'radar.codes.validity': 'For {count} codes of “{table}” the days of use changed: {list}.',
  'radar.codes.validityMore': 'For {count} codes of “{table}” the days of use changed, for example {list}.',
  'radar.codes.confidence': 'For {count} codes of “{table}” it changed whether they are confirmed: {list}.',
  'radar.codes.confidenceMore':
    'For {count} codes of “{table}” it changed whether they are confirmed, for example {list}.',
  'radar.codes.wordsAdded': 'From {from} “{table}” has {count} new words: {list}.',
  'radar.codes.wordsAddedMore': 'From {from} “{table}” has {count} new words, for example {list}.',
  'radar.codes.wordsDropped': 'From {from} {count} words are gone from “{table}”: {list}.',
  'radar.codes.wordsDroppedMore': 'From {from} {count} words are gone from “{table}”, for example {list}.',
  'radar.code': '{code} {name}',
  'radar.word': '{code}',
  'radar.pair.code': '{name}: {oldCode} is now {code}',
  'radar.pair.name': '{code}: {oldName} is now {name}',
  'radar.pair.customs': '{code} {name}: {oldCustoms} is now {customs}',
  'radar.pair.validity': '{code} {name}: {days}',
  'radar.pair.confidence': '{code} {name} ({confidence})',
  'radar.tariff.added': 'From {from} the tariff has {count} new codes: {list}.',
  'radar.tariff.addedMore': 'From {from} the tariff has {count} new codes, for example {list}.',
  'radar.tariff.dropped': 'From {from} {count} codes of the tariff are no longer valid: {list}.',
  'radar.tariff.droppedMore':
    'From {from} {count} codes of the tariff are no longer valid, for example {list}.',
  'radar.tariff.unit1': 'From {from} {count} codes of the tariff have another first legal unit: {list}.',
  'radar.tariff.unit1More':
    'From {from} {count} codes of the tariff have another first legal unit, for example {list}.',
  'radar.tariff.unit2': 'From {from} {count} codes of the tariff have another second legal unit: {list}.',
  'radar.tariff.unit2More':
    'From {from} {count} codes of the tariff have another second legal unit, for example {list}.',
  'radar.tariff.elements': 'From {from} {count} codes of the tariff have other declaration elements: {list}.',
  'radar.tariff.elementsMore':
    'From {from} {count} codes of the tariff have other declaration elements, for example {list}.',
  'radar.tariff.control': 'From {from} {count} codes of the tariff have other control conditions: {list}.',
  'radar.tariff.controlMore':
    'From {from} {count} codes of the tariff have other control conditions, for example {list}.',
  'radar.tariff.inspection':
    'From {from} {count} codes of the tariff have another inspection category: {list}.',
  'radar.tariff.inspectionMore':
    'From {from} {count} codes of the tariff have another inspection category, for example {list}.',
  'radar.tariff.exportDuty': 'From {from} {count} codes of the tariff have another export duty: {list}.',
  'radar.tariff.exportDutyMore':
    'From {from} {count} codes of the tariff have another export duty, for example {list}.',
  'radar.tariff.rebate': 'From {from} {count} codes of the tariff have another refund rate: {list}.',
  'radar.tariff.rebateMore':
    'From {from} {count} codes of the tariff have another refund rate, for example {list}.',
  'radar.tariff.name': 'From {from} {count} codes of the tariff have another name: {list}.',
  'radar.tariff.nameMore': 'From {from} {count} codes of the tariff have another name, for example {list}.',
  'radar.tariff.confidence':
    'From {from} for {count} codes of the tariff it changed whether they are confirmed: {list}.',
  'radar.tariff.confidenceMore':
    'From {from} for {count} codes of the tariff it changed whether they are confirmed, for example {list}.',
  'rules.passport.unreadable':
    'Part {where} of the check record is not well-formed: {detail}. Use the original that this program saved.',
  'rules.passport.inconsistent':
    'Part {where} of the check record does not agree with the rest of it; it may have been changed. Use the original that this program saved.',
} as const satisfies Record<keyof typeof radarZh, string>;
