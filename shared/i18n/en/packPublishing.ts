import type { packPublishingZh } from '#shared/i18n/zh-CN/packPublishing.ts';

/** English texts of publishing rule packs on the command line. */
export const packPublishingEn = {
  'cli.pack.do.new': 'begins a working pack in an empty folder; --id names it',
  'cli.pack.do.lint': 'everything that can be told without a person; --against the edition before',
  'cli.pack.do.test': 'runs each case of the pack',
  'cli.pack.do.seal': 'checks the rules and writes hashes.json',
  'cli.pack.do.diff': 'what changed between two editions',
  'cli.pack.do.import':
    'brings in an official tariff (XLSX or CSV); --into --map --sheet --empty --confirmed',
  'cli.pack.do.keys': 'makes a set of signing keys, a folder for each who keeps some',
  'cli.pack.do.repository': 'begins a repository and writes its first root; --keys',
  'cli.pack.do.publish': 'publishes a pack and names it in a channel; --keys --channel --from --share',
  'cli.pack.do.channel':
    'shows the channels; with --hold-at, --share, --from or --seq changes one; --keys --pack',
  'cli.pack.do.renew': 'signs what expires soon again, the content stays; --keys',
  'cli.pack.do.rotate': 'changes the keys; --keys OLD --new NEW',
  'cli.pack.do.stick': 'writes the repository into one file for a USB stick; --keys --days',
  'cli.pack.do.verify': 'what a workstation would say of a repository or stick file; --root',

  'cli.pack.keys':
    'a folder of key files, may be repeated; passwords are asked for, or come from HIGHLAND_KEY_PASSWORD',
  'cli.pack.newKeys': 'a folder of new key files, may be repeated (for rotate)',
  'cli.pack.channel': 'the channel; stable by default, which every workstation follows',
  'cli.pack.pack': 'the id of the pack; not needed where the channel has only one (for channel)',
  'cli.pack.seq': 'give out this published number instead (for channel)',
  'cli.pack.from':
    'from when it is given out, China time: 2026-12-01 or "2026-12-01 08:00"; at once by default',
  'cli.pack.share': 'the share of workstations that get it first, 0 to 100; 100 by default',
  'cli.pack.holdAt': 'stop at this number and give out none above it; 0 lifts the stop (for channel)',
  'cli.pack.days': 'for how many days the stick file is good, 1 to 90; 30 by default (for stick)',
  'cli.pack.root': 'the root that came on a way that can be trusted (for verify)',

  'cli.pack.askPassword': 'Password of the key file {file} (not shown): ',
  'cli.pack.askOnceMore': 'That is not it. The password of {file} once more: ',
  'cli.pack.askNewPassword':
    'A password for the keys of {holder} (at least {fewest} characters; Enter alone for none): ',
  'cli.pack.askAgain': 'Once more: ',
  'cli.pack.locked': 'yes',
  'cli.pack.open': 'none',
  'cli.pack.keysMade':
    'The keys are in {folder}. Each holder takes one folder away and keeps it offline; changing the root takes {root} people, publishing {targets}.',
  'cli.pack.keysOpen':
    'Key files without a password can be used by anyone who gets hold of them. Keep them on a locked stick only, or make new ones with a password.',
  'cli.pack.rootMade': 'Root {version}: {file}',
  'cli.pack.fingerprint': 'Its SHA-256. Read it out when you hand the file on:',
  'cli.pack.renewed': '{folder} was signed again; the content is the same.',
  'cli.pack.published': 'Published {pack} {version} (number {seq}), hash {hash}',
  'cli.pack.renewedShort':
    'Snapshot and timestamp of {folder} were signed again; the content is the same. Before targets expires the holders must renew with their keys.',
  'cli.pack.cost': 'An update fetches {files} files, {bytes} bytes (the whole pack is {whole}).',
  'cli.pack.givenOut': 'Channel {channel}: {pack} number {seq}, given out from {start} to {share}%.',
  'cli.pack.held': ' It is stopped at number {holdAt} now; lift that with pack channel --hold-at 0.',
  'cli.pack.noChannel': 'No channel gives out a pack yet.',
  'cli.pack.stickMade': 'Wrote {file}: {files} files, {bytes} bytes, good until {until}.',
  'cli.pack.accepted':
    'A workstation would accept it: signatures, expiry and files are right; {packs} packs load and pass their tests.',
  'cli.pack.notAccepted': 'A workstation would not accept it:',

  'cli.column.bytes': 'Bytes',
  'cli.column.channel': 'Channel',
  'cli.column.file': 'File',
  'cli.column.holdAt': 'Stopped at',
  'cli.column.key': 'Key id',
  'cli.column.number': 'No.',
  'cli.column.part': 'Part',
  'cli.column.password': 'Password',
  'cli.column.share': 'Share',
  'cli.column.start': 'Given out from',
  'cli.column.until': 'Good until',

  'error.cli.pack.passwordShort':
    'The password is too short: at least {fewest} characters. No keys were made.',
  'error.cli.pack.passwordsDiffer': 'The two passwords differ. No keys were made; try again.',
  'error.cli.pack.badChannel':
    '"{channel}" cannot be the name of a channel. Use 1 to 20 small letters, like stable.',
  'error.cli.pack.badTime':
    'The time "{given}" cannot be read. Write 2026-12-01 or "2026-12-01 08:00" (China time).',
} as const satisfies Record<keyof typeof packPublishingZh, string>;
