import type { trustZh } from '#shared/i18n/zh-CN/trust.ts';

/** English texts on fetching and publishing rule packs. */
export const trustEn = {
  'error.packs.trust.rollback':
    'The rules were not updated: the {role} file that came is version {offered}, but version {floor} was already verified here. Someone may be passing off old rules as new, or the server was restored from an old backup. Installed packs are not affected. Try again later; if it stays so, tell the publisher.',
  'error.packs.trust.freeze':
    'The rules were not updated: the {role} file that came was good until {expires} only. Someone may be holding newer files back, the publisher may not have renewed it, or the clock of this computer is fast. Installed packs can be used as before. Check the clock and try again later.',
  'error.packs.trust.expired':
    'The rules were not updated: the {role} file of the publisher expired on {expires}. Nothing is downloaded on an expired signature. Installed packs can be used as before. Check the clock of this computer and ask the publisher to sign anew.',
  'error.packs.trust.mixAndMatch':
    'The rules were not updated: the {role} file does not fit the signed list, as if files of different days had been put together. Installed packs are not affected. Try again in a few minutes: the server may be in the middle of an update.',
  'error.packs.trust.endless':
    'The download was stopped: more came for the file {file} than the {max} bytes allowed. The server is faulty, or someone wants to fill the disk. Nothing of it was kept. Try again later; if it stays so, tell the publisher.',
  'error.packs.trust.wrongLength':
    'The file {file} was not used: its length is not the {expected} bytes that were signed, so it is incomplete or was changed. Download it again; from a stick, copy it again.',
  'error.packs.trust.wrongHash':
    'The file {file} was not used: its content is not what the publisher signed, so it is damaged or was changed. Download it again; from a stick, copy it again. If it stays so, tell the publisher.',
  'error.packs.trust.stranger':
    'The rules were not updated: the {role} file was not signed with the keys of the publisher. This may be another server, or someone posing as the publisher. Installed packs are not affected. Check the address and tell the publisher.',
  'error.packs.trust.threshold':
    'The rules were not updated: the {role} file has {signed} valid signatures and needs {needed}. One key alone is not enough to publish rules. Installed packs are not affected. Tell the publisher.',
  'error.packs.trust.skippedRoot':
    'The rules were not updated: when the publisher changes keys, version {expected} must come first, but version {offered} came. Keys are followed one step at a time. Installed packs are not affected. Tell the publisher.',
  'error.packs.trust.badMetadata':
    'The rules were not updated: a signed file of the publisher cannot be read ({detail}). It is damaged, or this is no server of rule packs. Check the address and try again later.',
  'error.packs.trust.clockBack':
    'The rules were not updated: the clock of this computer says {clock}, which is before the verified time {floor}. With a wrong clock nobody can tell whether a signature has expired. Set the clock and try again; your drafts and declarations are not affected.',
  'error.packs.trust.unreachable':
    'The source of rule packs {where} could not be reached. There is no network, the server is down, or the stick was removed. Installed packs can be used as before. Try again when it is back.',
  'error.packs.trust.refused':
    'The source of rule packs {where} did not give the file (status {status}). The server is busy or set up wrongly. Installed packs can be used as before. Try again later.',
  'error.packs.trust.missing':
    'The file {file} is in the signed list but not at the source. The publication is not complete, or a file was left out when copying. Try again later; from a stick, copy the whole folder again.',
  'error.packs.trust.tooSlow':
    'The download was stopped: it took too long. The network is slow, or the server delays on purpose. What came is kept; go on later.',
  'error.packs.trust.cut':
    'The connection ended during the download. What came is kept, and the next download goes on from there.',
  'error.packs.trust.cancelled':
    'Stopped as you asked. What came is kept, and the next download goes on from there.',
  'error.packs.trust.notRefreshed':
    'Nothing can be downloaded yet, because the current list of the publisher was not verified. Check for updates first.',
  'error.packs.trust.unknownPack':
    'The publisher has no pack {pack} with the number {seq}. It may not be published yet. Check for updates again, or check the number.',
  'error.packs.trust.badIndex':
    'The list of files {file} is not well-formed, so nothing was downloaded. Ask the publisher to publish the pack again.',
  'error.packs.trust.packDiffers':
    'The files of pack {pack} number {seq} are as signed, but together they are not the pack the list names ({detail}), so it was not installed. Ask the publisher to publish it again.',
  'error.packs.trust.disk':
    'The disk could not be read or written: {detail}. It is full, not permitted, or the stick was removed. Installed packs are not affected. Put that right and try again.',
  'error.packs.publish.noRepository':
    'There is no repository in the folder {folder}. Check the path, or create a repository first.',
  'error.packs.publish.occupied':
    'There is a repository in the folder {folder} already; it was left as it is. Choose an empty folder.',
  'error.packs.publish.notEnoughKeys':
    'Not published: {role} needs the signatures of {needed} keys and only {have} can be used. Bring the keys of the other holders and try again.',
  'error.packs.publish.badKey':
    'The key file {file} cannot be read. It is another file, or the passphrase is wrong. Check both.',
  'error.packs.publish.locked':
    'The key file {file} is locked, and no passphrase was given. Run this in a terminal to be asked, or give it in the environment variable HIGHLAND_KEY_PASSWORD.',
  'error.packs.publish.noKeys':
    'There is no key file in the folder {folder}. Check the path; key files have names like targets-1.pem.',
  'error.packs.publish.keysPresent':
    'The folder {folder} is not empty, so no keys were made. Choose an empty one; old keys are never written over.',
  'error.packs.publish.setIncomplete':
    'The set of keys is not whole: {role} has {have} of {needed}. With one missing from the start none may be lost. Bring the keys of all holders.',
  'error.packs.publish.doesNotLoad':
    'Not published: the file {file} of the pack cannot be loaded ({reason}). Check the pack and correct it first.',
  'error.packs.publish.doesNotCompile':
    'Not published: {count} places in the rules cannot be used, the first in rule {rule} ({reason}). Correct them and publish again.',
  'error.packs.publish.testsFail':
    'Not published: {failed} of the tests in the pack fail and {untested} rules are not tested; the first is "{first}". Correct the rules or add tests.',
  'error.packs.publish.seqNotHigher':
    'Not published: the number {seq} of pack {pack} is not higher than the last one, {last}. Numbers only go up; to go back to old content, publish it under a new number.',
  'error.packs.publish.unknownPack':
    'Not published: the channel names pack {pack} number {seq}, which is not published. Publish the pack first.',
  'error.packs.publish.notInChannel':
    'The channel {channel} does not give out the pack {pack}. Check both names, or publish it first.',
  'error.packs.publish.whichPack':
    'The channel {channel} gives out several packs ({packs}). Name one with --pack.',
  'error.packs.publish.emptyChannel':
    'The channel {channel} gives out no pack yet, so there is nothing to change. Publish one first with pack publish.',
  'error.packs.publish.nothingGivenOut':
    'No channel of the repository gives out a pack yet, so no file was written. Publish a pack first with pack publish.',
  'error.packs.publish.badRoot':
    'The file {file} is no root that can be used, so nothing was checked. Name the 1.root.json that came with the repository.',
  'error.packs.unknown':
    'This rule pack is not installed here. It may belong to another workspace. Choose again from the list of packs.',
  'error.packs.busy': 'Rule packs are being updated already. Wait until that is done, or cancel it first.',
  'error.packs.noPublisher':
    'This workspace has no publisher of rule packs yet, so there is nothing to update from. The pack that came with the program is used as before; new ones come with updates of the program.',
  'error.packs.held':
    'The rule pack {pack} {version} was not put into use: its trial shows that it would refuse declarations that customs accepted. Look at the trial first, then decide.',
  'error.packs.nothingBefore':
    'There is no rule pack to go back to: apart from the one in use, none is in force today.',
  'error.packs.offline':
    'You have switched the network off, so rule packs were not updated. Go online first, or install an update file from a stick.',
  'error.packs.damaged':
    'The files of the rule pack {pack} {version} are damaged ({detail}), so it is left out and the next one in force is used. Update the rule packs again. Your drafts and declarations are not affected.',
  'error.packs.badArchive':
    'The file was not used: it is no update file for rule packs, or it was damaged on the way. Ask the publisher for it again, or copy it again.',
  'error.packs.doesNotLoad':
    'The rule pack was not installed: its file {file} cannot be read ({reason}). Update the program and try again; if it stays so, tell the publisher.',
  'error.packs.doesNotCompile':
    'The rule pack was not installed: {count} places in its rules cannot be used here, the first in rule {rule} ({reason}). Update the program and try again; if it stays so, tell the publisher.',
  'error.packs.ownTests':
    'The rule pack was not installed: {failed} of its own tests fail on this computer and {untested} rules are not tested; the first is "{first}". The pack in use stays. Tell the publisher.',
  'error.packs.tooMuch':
    'The rule pack was not installed: running its own tests took more time or memory than allowed. The pack in use stays. Tell the publisher.',
} as const satisfies Record<keyof typeof trustZh, string>;
