// Entry of the desktop application. What must happen before the application is ready stands first and is synchronous.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, powerMonitor, session } from 'electron';
import type { Backend } from '#backend/backend.ts';
import { BackendStartError, connectBackend } from '#backend/remoteBackend.ts';
import { chooseDataFolder } from '#hosts/dataFolder.ts';
import { START_FAILED } from '#hosts/desktopEnd.ts';
import type { HostLanguage } from '#hosts/hostText.ts';
import { errorText, hostLanguage, hostText } from '#hosts/hostText.ts';
import type { Installation } from '#hosts/installation.ts';
import { findInstallation } from '#hosts/installation.ts';
import { profileOf } from '#hosts/options.ts';
import { fontFolders, printFonts } from '#hosts/printFonts.ts';
import { superviseBackend } from '#hosts/supervisedBackend.ts';
import { openTerminal } from '#hosts/terminal.ts';
import { platformPorts } from '#hosts/trainingPlatform.ts';
import { withinTime } from '#hosts/withinTime.ts';
import { clientOf } from '#shared/api/bridge.ts';
import { registerScheme, serveScheme } from './appProtocol.ts';
import { openProcess } from './backendProcess.ts';
import { openDialogs } from './dialogs.ts';
import { guardAllContents, limitPermissions } from './guards.ts';
import { openGateway } from './ipcGateway.ts';
import { setMenu } from './menu.ts';
import { platformStarter } from './platformProcess.ts';
import type { Printer } from './printer.ts';
import { openPrinter } from './printer.ts';
import { quitOrder } from './quitOrder.ts';
import { openWindow } from './window.ts';
import { openWindowMemory } from './windowMemory.ts';

/** How long the backend may take to finish what is under way when the application quits. */
const CLOSE_WITHIN = 10_000;

const dataFolder = chooseDataFolder(profileOf(process.argv), {
  platform: process.platform,
  home: homedir(),
  env: process.env,
});
const windowFolder = join(dataFolder, 'window');

if (!makeFolder(windowFolder)) void app.whenReady().then(() => failStart(null));
else if (lockFolder(windowFolder)) {
  // It would take --no-sandbox back, without which nothing runs as root; each window asks for its sandbox anyway.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerScheme();
  guardAllContents();
  app.whenReady().then(run).catch(failStart);
} else {
  // The one that is open shows itself instead.
  app.exit(0);
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

/** The lock is one for each folder of window data: two data folders may be open at once, one of them only once. */
function lockFolder(folder: string): boolean {
  app.setPath('userData', folder);
  return app.requestSingleInstanceLock();
}

function failStart(problem: unknown): void {
  const language = hostLanguage(app.getLocale());
  const title = hostText(language, 'host.dialog.startFailedTitle');
  const { code, params } =
    problem instanceof BackendStartError ? problem : { code: 'backend.failed', params: {} };
  dialog.showErrorBox(title, errorText(language, code, params));
  app.exit(START_FAILED);
}

async function run(): Promise<void> {
  const installation = findInstallation(app.isPackaged ? process.resourcesPath : null);
  let language = hostLanguage(app.getLocale());
  setMenu(language, app.isPackaged);
  limitPermissions(session.defaultSession);
  const printer = openPrinter(printFonts(fontFolders(installation)));
  const [backend] = await Promise.all([
    openBackend(installation, printer),
    serveScheme(installation.renderer),
  ]);

  const readLanguage = async (): Promise<void> => {
    const settings = await clientOf(backend)('settings.get', {});
    if (!settings.ok || settings.value.language === language) return;
    language = settings.value.language;
    setMenu(language, app.isPackaged);
  };
  backend.listen(({ name }) => {
    if (name === 'settings.changed' || name === 'profile.changed') void readLanguage();
  });
  void readLanguage();

  const dialogs = openDialogs(backend, () => language);
  const gateway = openGateway(backend, dialogs);
  const memory = openWindowMemory(windowFolder);
  const icon = join(installation.resources, 'icons', 'icon.png');
  const order = quitOrder({
    finish: () => withinTime(backend.close(), CLOSE_WITHIN),
    quit: () => app.quit(),
    exit: () => app.exit(0),
  });
  const open = (): void => {
    if (order.begun()) return;
    const window = openWindow({ gateway, memory, icon });
    window.on('session-end', () => order.systemEnds());
    watchWindow(window, () => language, open);
  };

  const shown = () => BrowserWindow.getAllWindows().filter((window) => !printer.owns(window));
  app.on('second-instance', () => showWindow(shown(), open));
  app.on('activate', () => {
    if (shown().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  // Not before-quit: by then the windows have not yet said what was typed last.
  app.on('will-quit', (event) => order.willQuit(event));
  powerMonitor.on('shutdown', () => order.systemEnds());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  open();
}

function openBackend(installation: Installation, printer: Printer): Promise<Backend> {
  const { complain } = openTerminal();
  const ports = {
    ...platformPorts(installation.resources, platformStarter(new URL('./platformChild.js', import.meta.url))),
    pdf: printer.pdf,
  };
  return superviseBackend({
    start: (onGone) =>
      connectBackend(openProcess(installation.backendThread), {
        paths: { dataFolder, resources: installation.resources },
        facts: { host: 'desktop', appVersion: app.getVersion() },
        ports,
        onGone,
      }),
    now: () => Date.now(),
    note: (code) => complain(`host.log.${code}`),
  });
}

/** Offers to open a new window when one fails; what was typed is in the backend already. */
function watchWindow(window: BrowserWindow, language: () => HostLanguage, reopen: () => void): void {
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason !== 'clean-exit') void askToReopen(window, language(), reopen);
  });
}

/** Asks without waiting for the answer: a session that ends kills pages too, and must find the application awake. */
async function askToReopen(window: BrowserWindow, language: HostLanguage, reopen: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: hostText(language, 'host.dialog.windowCrashedTitle'),
    message: hostText(language, 'host.dialog.windowCrashed'),
    buttons: [hostText(language, 'host.dialog.reopen'), hostText(language, 'host.dialog.quit')],
    cancelId: 1,
  });
  if (response !== 0) {
    app.quit();
    return;
  }
  reopen();
  if (!window.isDestroyed()) window.destroy();
}

/** Brings the window to the front; opens one where all were closed, as on macOS. */
function showWindow([window]: readonly BrowserWindow[], open: () => void): void {
  if (window === undefined) {
    open();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
