import type { passportsZh } from '#shared/i18n/zh-CN/passports.ts';

/** Texts of the verdict passports in the editor. */
export const passportsEn = {
  'editor.tab.passports': 'Verdicts',
  'passports.list': 'Verdicts kept',
  'passports.intro':
    'A verdict records what this consignment contained, the rule pack, the day and what the check found. It cannot be changed afterwards. One is kept by itself whenever you send.',
  'passports.make': 'Check now and keep the verdict',
  'passports.made': 'Verdict {hash} kept',
  'passports.none': 'No verdicts yet',
  'passports.none.text': 'Check and keep one now; sending keeps one by itself.',
  'passports.reason.asked': 'Kept by hand',
  'passports.reason.queued': 'Kept on sending',
  'passports.current': 'Content unchanged',
  'passports.changed': 'Content changed since',
  'passports.title': 'Verdict of {time}',
  'passports.training': 'For practice, not a real verdict',
  'passports.basisDate': 'Rules as of',
  'passports.pack': 'Rule pack',
  'passports.packHash': 'Fingerprint of the pack',
  'passports.hash': 'Fingerprint of the verdict',
  'passports.copyHash': 'Copy the fingerprint',
  'passports.copied': 'Fingerprint copied',
  'passports.counts': 'Result',
  'passports.count.text':
    'Findings: {total}, of which confirmed: {confirmed}; not checked for want of a number or date: {blocked}',
  'passports.findings': 'What the check found then',
  'passports.recheck': 'Check again and compare',
  'passports.same':
    'The same: this content, checked again by the rules as of {date}, gives what the verdict says.',
  'passports.differs':
    'Not the same: checked again by the rules as of {date}, it differs in: {parts}. Keep the verdict and ask for support.',
  'passports.differs.and': ', ',
  'passports.differs.consignment': 'content',
  'passports.differs.pack': 'rule pack',
  'passports.differs.basisDate': 'day',
  'passports.differs.findings': 'findings',
  'passports.differs.blocked': 'rules not checked',
  'passports.differs.confirmations': 'confirmations',
  'passports.save': 'Save as a file',
  'passports.saved': 'Verdict saved as a file',
  'error.passport.missing':
    'This verdict is not there. Go back to the consignment and open it from its list of verdicts.',
  'error.passport.damaged':
    'This verdict no longer has the fingerprint it was kept with: it may have been changed or damaged, and proves nothing. Restore it from a backup.',
  'error.packs.noneOn':
    'No installed rule pack was in force on {day}, so it cannot be checked as of that day. Choose another day, or install the pack of that time first.',
  'error.passport.otherPack':
    'Cannot compare: the verdict was made with rule pack {made} ({madeHash}), and {installed} ({installedHash}) is installed now. Install the former pack to compare.',
  'error.passport.tooMany':
    'The check found {count}, more than the {max} one verdict can hold. Put some of it right first, then keep the verdict.',
} satisfies Record<keyof typeof passportsZh, string>;
