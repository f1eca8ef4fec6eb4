import type { packsCommandZh } from '#shared/i18n/zh-CN/packsCommand.ts';

/** English texts of looking after installed rule packs on the command line. */
export const packsCommandEn = {
  'cli.packs.summary':
    'the rule packs of this workstation: list, update, activate, go back; see highland packs --help',
  'cli.packs.do.list': 'the installed packs, and how things stand with the publisher',
  'cli.packs.do.update': 'asks the publisher; fetches, verifies, tests and tries what is new',
  'cli.packs.do.take': 'the same from an update file brought on a stick',
  'cli.packs.do.activate':
    'lets a pack that is held or withdrawn become active; the first characters of its hash are enough',
  'cli.packs.do.back': 'goes back to the pack before',
  'cli.packs.do.radar': 'what changed and which drafts it touches; --day checks as of a day',
  'cli.packs.do.trial': 'tries a pack on the drafts and on what was sent last',
  'cli.packs.day':
    'check as of this day; today by default, or the first day of a pack not yet in force (for radar)',

  'cli.packs.source.none': 'This profile has no source of rule packs.',
  'cli.packs.source.files': 'No publisher to ask; packs can come by file: highland packs take FILE',
  'cli.packs.source.training':
    'Source: the training platform on this computer (for practice, not published by customs).',
  'cli.packs.source.publisher': 'Source: the publisher of rules.',
  'cli.packs.confirmed': 'Last verified: {at}; the signatures are good until {until}.',
  'cli.packs.lastTry': 'The last try ({at}) did not succeed. {reason}',
  'cli.packs.offered': 'The publisher also gives out {pack} number {seq}, from {start}.',
  'cli.packs.fate.active': '{version} is active.',
  'cli.packs.fate.trying': '{version} is still being tried; until that is done it is not used.',
  'cli.packs.fate.waiting': '{version} becomes active on {day}. What it changes: highland packs radar {hash}',
  'cli.packs.fate.held':
    '{version} would refuse declarations that customs accepted, so it did not become active. See highland packs trial {hash}; to use it all the same run highland packs activate {hash}',
  'cli.packs.fate.withdrawn': '{version} was withdrawn and does not become active by itself.',
  'cli.packs.fate.kept': '{version} is kept and not in use now.',
  'cli.packs.nothingToCompare': 'There is only one pack, so there is nothing to compare.',
  'cli.packs.nothingToTry':
    'No pack waits to become active. To try a certain one, give the first characters of its hash.',
  'cli.packs.tried': 'Trial of {version}:',
  'cli.packs.wouldRefuse': 'would be refused',
  'cli.packs.wouldHold': 'would need a document or a second look',

  'cli.column.change': 'Change',
  'cli.column.origin': 'Origin',
  'cli.column.published': 'Published',
  'cli.column.standing': 'Standing',
  'cli.column.to': 'To',

  'error.cli.packs.word': 'There is no "packs {word}". Choose from: {words}.',
  'error.cli.packs.noSuchPack':
    'No pack has a hash that begins with "{hash}". See the installed packs with highland packs.',
  'error.cli.packs.ambiguous': 'More than one pack has a hash that begins with "{hash}". Give more of it.',
  'error.cli.packs.badDay': '"{given}" is no day. Write it like 2026-12-01.',
} as const satisfies Record<keyof typeof packsCommandZh, string>;
