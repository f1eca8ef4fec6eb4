import type { rulesZh } from '#shared/i18n/zh-CN/rules.ts';

/** English texts on rule packs themselves. */
export const rulesEn = {
  'rules.severity.fatal': 'Must be put right',
  'rules.severity.hold': 'Needs a document or a second person',
  'rules.severity.verify': 'Please confirm',
  'rules.severity.warning': 'Warning',
  'rules.severity.info': 'Hint',
  'rules.confidence.confirmed': 'Confirmed',
  'rules.confidence.toBeConfirmed': 'To be confirmed',
  'rules.pack.duplicateRule':
    'Rule number {rule} occurs twice, so the pack cannot be used. Ask its publisher to correct it.',
  'rules.pack.syntax':
    'Rule {rule}, {where}: it cannot be read: {detail}. Correct it and load the pack again.',
  'rules.pack.type':
    'Rule {rule}, {where}: the types do not fit: {detail}. Correct it and load the pack again.',
  'rules.pack.notAllowed':
    'Rule {rule}, {where}: {detail} is not allowed. Use the functions listed in the guide.',
  'rules.pack.tooComplex':
    'Rule {rule}, {where}: it is too complex, over the limit of {detail}. Split it into several rules.',
  'rules.pack.unknownField': 'Rule {rule}, {where}: there is no field {detail}. Check the name.',
  'rules.pack.unknownTable': 'Rule {rule}, {where}: there is no table {detail}. Check the name.',
  'rules.pack.unknownFormat': 'Rule {rule}, {where}: there is no format {detail}. Check the name.',
  'rules.pack.unknownParameter':
    'Rule {rule}: its message names a parameter {detail} that is not declared. Declare it or correct the name.',
  'rules.pack.tooCostly':
    'The pack would cost {cost} steps, over the limit of {max}, and was not loaded. Ask its publisher to slim it.',
  'rules.pack.ruleTooCostly':
    'Rule {rule} would cost {cost} steps, over the limit of {max} for one rule. Shorten it or split it into several rules.',
  'rules.pack.tooLong':
    'The expressions of the pack have {length} characters together, over the limit of {max}, and were not loaded. Ask its publisher to slim it.',
  'packs.missingFile': 'The rule pack lacks the file {file}. Download or copy the whole pack again.',
  'packs.tooLarge':
    'The pack file {file} is over the limit of {max} and was not read. Check where it comes from.',
  'packs.notJson': 'The pack file {file} is not valid JSON. Look for damage, a missing quote or comma.',
  'packs.badName': 'The file name {file} is not allowed in a pack. Use letters, digits and hyphens only.',
  'packs.wrongShape': 'The pack file {file} is not as it should be at {where}: {detail}. Correct it.',
  'packs.hashDiffers':
    'The pack file {file} differs from its recorded hash, so it may have been changed and was not loaded. Download it again; for a pack of your own write the hashes anew.',
  'packs.notListed':
    'The pack file {file} has no recorded hash and was not loaded. For a pack of your own write the hashes anew.',
  'error.rules.unknownRule': 'Rule pack {pack} has no rule {rule}. Choose it from the list of rules again.',
  'error.packs.cancelled':
    'The trial was stopped before it was done, so it says nothing. Start it again when you need it.',
} satisfies Record<keyof typeof rulesZh, string>;
