import type { appZh } from '#shared/i18n/zh-CN/app.ts';

/** Errors of the workstation itself: what happened, why, what to do next. */
export const appEn = {
  'error.api.unknownMethod':
    'The window asked for something the workstation does not have ({method}). Their versions may differ: close and start again.',
  'error.api.badArguments':
    'The request was not in order and nothing was changed ({method}: {detail}). Reload and try again.',
  'error.api.tooLarge':
    'Too much at once ({size} characters, at most {max}); nothing was changed. Do it in several parts.',
  'error.api.internal':
    'The workstation failed inside and did not finish this step ({method}). Everything entered is kept; try again, and if it recurs, back up and restart.',
  'error.profile.none': 'No profile is open yet. Choose your own enterprise or training first.',
  'error.profile.exists': 'This profile exists already and was not overwritten. Open it instead.',
  'error.settings.backupFolder':
    'No backup was made: the backup folder "{folder}" is not a complete path. Enter one from the top in the settings, such as /home/me/backups or D:\\Backups.',
  'error.profile.missing': 'This profile does not exist yet. Create it first.',
  'error.profile.platform':
    'The training platform did not start ({detail}). Drafts can be edited as usual; open the training profile again to retry.',
  'error.profile.noBackup': 'This backup was not found ({name}). Choose another from the list.',
  'error.rules.pack':
    'The rule pack that came with the program cannot be used ({detail}). Install the program again; what you entered is not affected.',
  'error.consignment.missing':
    'This consignment was not found; it may have been removed elsewhere. Go back to the list.',
  'error.consignment.stale':
    'This consignment was just changed elsewhere, so your change was not written. The latest version is shown: make the change again.',
  'error.consignment.locked':
    'This consignment has been sent and cannot be edited. It opens again when it is returned; before it leaves you can withdraw it.',
  'error.consignment.nothingToUndo': 'There is nothing to undo.',
  'error.consignment.nothingToExport':
    'There is no message to export: the documents of the chosen consignments are not complete. The Documents tab shows what is missing.',
  'error.consignment.noSuchFinding':
    'This finding ({rule}) is not there any more; the content may just have changed. See the latest findings.',
  'error.consignment.notConfirmable': '{rule} cannot be confirmed away; it has to be put right.',
  'error.consignment.tooMany': 'At most {max} consignments at a time; {count} were chosen. Do it in parts.',
  'error.consignment.underway':
    'Consignments that were sent cannot be removed: they are part of the declaration record.',
  'error.edit.unknownField': 'There is no such field ({at}); nothing was changed.',
  'error.edit.noSuchItem': 'There is no goods item {index}; nothing was changed.',
  'error.edit.tooLong': 'The text is too long (at most {max} characters) and was not written.',
  'error.edit.tooManyItems': 'A consignment keeps at most {max} goods items; none was added.',
  'error.exchange.blocked':
    'Not sent: {count} problem(s) have to be put right first. Open the consignment to see each one.',
  'error.exchange.state': 'A consignment in this state cannot be sent.',
  'error.exchange.declarant':
    'Not sent: the declaring firm {declarant} is not the enterprise of this profile ({enterprise}), and the signing certificate must belong to the declaring firm. Correct the declaring firm, or the enterprise in the settings.',
  'error.exchange.noItems': 'Not sent: there are no goods items. Add goods first.',
  'error.exchange.document':
    'A document could not be made: {element} does not meet the message rules. See the Documents tab.',
  'error.exchange.noChannel':
    'This enterprise profile has no way to send yet. Export the messages and send them with the client you have.',
  'error.exchange.notQueued': 'The documents have left the outbox and cannot be taken back.',
  'error.exchange.missing': 'This record was not found.',
  'error.file.ticket': 'The chosen file was not found. Choose it again.',
  'error.file.write':
    'The file was not written ({code}). Check disk space and folder permissions, then try again.',
  'error.job.missing': 'This job has ended already.',
  'error.import.missing': 'This import was not found.',
  'error.import.mapping': 'The column mapping could not be read and nothing was imported. Set it up again.',
  'error.training.only': 'This is available in the training profile only.',
  'error.training.control': 'The training platform did not answer ({detail}). Try again shortly.',
  'error.sync.noConnection':
    'The platform cannot be reached ({code}). The documents wait in the outbox and go by themselves when it is back.',
  'error.sync.silence':
    'The platform has not answered for a long time. The outcome is unknown; the same message is sent again and cannot be declared twice.',
  'error.sync.cut':
    'The connection broke half-way. The outcome is unknown; the same message is sent again and cannot be declared twice.',
  'error.sync.status': 'The platform answered {status} and did nothing. It is tried again by itself.',
  'error.sync.notPlatform':
    'The answer did not come from the platform (perhaps a network login page). Check the network.',
  'error.sync.stopped': 'This connection was stopped.',
  'error.sync.busy': 'The platform is busy; it is tried again shortly.',
  'error.sync.refused': 'The platform refused it: {info} ({code}).',
  'error.sync.enrol': 'The training certificate was not enrolled ({detail}). It is tried again by itself.',
} as const satisfies Record<keyof typeof appZh, string>;
