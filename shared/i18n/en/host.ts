import type { hostZh } from '#shared/i18n/zh-CN/host.ts';

/** English texts of the hosts. */
export const hostEn = {
  'host.start.building': 'Building what has changed…',
  'host.start.buildFailed': 'The build failed: {reason}. Mend the errors above, then run npm start again.',
  'host.start.noElectron':
    'No desktop window: {reason}. Opening the same workstation in the browser instead.',
  'host.start.noRuntime': 'no Electron runtime was found',
  'host.start.otherRuntime': 'the Electron runtime is version {found}, this program needs {wanted}',
  'host.start.noDisplay': 'there is no display',
  'host.start.runtimeFailed':
    'the Electron runtime does not run on this computer; the lines above say why (often the system forbids its sandbox, the display cannot be reached, or a system library is missing)',
  'host.start.asked': '--web was given',
  'host.start.ready': 'Highland is ready: {url}',
  'host.start.data': 'Your data is kept in {folder}',
  'host.start.stopHint': 'Press Ctrl-C to stop.',
  'host.start.browserFailed': 'The browser could not be opened; please open the address above yourself.',
  'host.start.stopping': 'Stopping; waiting for what is under way…',
  'host.start.stopped': 'Stopped.',
  'host.start.forced': 'Stopped at once, without waiting for what was under way.',
  'host.start.badOption': 'Unknown option "{option}". There are: --web, --profile FOLDER, --port PORT.',
  'host.start.badPort': 'Port "{port}" is not a whole number from 0 to 65535; 0 lets the system choose.',
  'host.start.failed': 'The workstation did not start: {reason}',
  'host.start.running': 'Another Highland is using this data folder; please go on there: {url}',
  'host.start.portInUse':
    'Port {port} is in use by another program. Name another one, or none and let the system choose.',
  'host.page.notBuilt': 'The pages have not been built yet. Run npm run build, then reload this page.',
  'host.page.noSession':
    'This address is no longer valid, or is not the one shown in the terminal of this computer. Copy the whole address from the terminal that started the workstation and open it again.',
  'host.menu.file': 'File',
  'host.menu.edit': 'Edit',
  'host.menu.view': 'View',
  'host.menu.window': 'Window',
  'host.menu.undo': 'Undo',
  'host.menu.redo': 'Redo',
  'host.menu.cut': 'Cut',
  'host.menu.copy': 'Copy',
  'host.menu.paste': 'Paste',
  'host.menu.selectAll': 'Select all',
  'host.menu.zoomIn': 'Larger',
  'host.menu.zoomOut': 'Smaller',
  'host.menu.zoomReset': 'Actual size',
  'host.menu.fullScreen': 'Full screen',
  'host.menu.minimize': 'Minimise',
  'host.menu.close': 'Close window',
  'host.menu.quit': 'Quit',
  'host.menu.reload': 'Reload',
  'host.menu.devTools': 'Developer tools',
  'host.dialog.files': 'Order files',
  'host.dialog.startFailedTitle': 'Highland cannot start',
  'host.dialog.windowCrashedTitle': 'The window closed unexpectedly',
  'host.dialog.windowCrashed': 'The window failed. What was saved is not lost. Open the window again?',
  'host.dialog.reopen': 'Open again',
  'host.dialog.quit': 'Quit',
  'host.log.backend.crashed': 'The workstation stopped unexpectedly.',
  'host.log.backend.restarted': 'The workstation was started again by itself.',
  'host.log.backend.givenUp':
    'The workstation stopped again and is not started by itself any more. Please restart the program.',
  'host.log.request': 'A request was refused: {reason}.',
  'host.log.failure': 'Handling {what} failed: {reason}.',
  'error.backend.gone':
    'The workstation has stopped, so this was not done. Wait a few seconds and try again; if that does not help, restart the program.',
  'error.backend.slow':
    'The workstation took too long to start. Check that the disk can be used, then restart the program.',
  'error.backend.failed':
    'The workstation cannot start. Check that the data folder can be written to, then restart the program.',
  'error.host.refused':
    'The request did not come from a page of this workstation; it was refused and nothing was changed. Open the page again from the address in the terminal.',
  'error.host.fileTooLarge':
    'The file is larger than {max} MB and was not read. Split it into smaller files and import those.',
  'error.host.fileFailed':
    'The file was not read to its end; the disk may be full or the file may have moved. Check, then choose it again.',
  'error.host.notAFile':
    'This is not a file in a folder of this computer, so it was not read. Save it in a folder first, then drop or choose it.',
  'error.host.unknownFile': 'This file is not known; it may have expired. Choose it or export it again.',
  'error.host.busy': 'Too many pages are open at once. Close some and try again.',
  'error.host.badRequest':
    'The request was malformed and nothing was changed. Reload the page and try again.',
} as const satisfies Record<keyof typeof hostZh, string>;
