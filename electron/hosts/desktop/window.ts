import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { APP_PAGE } from './address.ts';
import { fitBounds, MIN_SIZE } from './bounds.ts';
import { showOnce } from './firstShow.ts';
import type { Gateway } from './ipcGateway.ts';
import type { WindowMemory } from './windowMemory.ts';

/** The colours a window shows until its page has painted. */
const PAPER = { dark: '#141414', light: '#ffffff' } as const;

/** What a window needs. */
export interface WindowOptions {
  readonly gateway: Gateway;
  readonly memory: WindowMemory;
  readonly icon: string;
}

/** Opens the workstation's window; it shows itself once there is something to see. */
export function openWindow({ gateway, memory, icon }: WindowOptions): BrowserWindow {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  const screens = [main, ...others].map((display) => display.workArea);
  const window = new BrowserWindow({
    ...fitBounds(memory.recall(), screens),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    icon,
    title: 'Highland',
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  gateway.admit(window.webContents);
  showOnce(
    process.platform,
    {
      painted: (listener) => window.once('ready-to-show', listener),
      loaded: (listener) => {
        window.webContents.once('did-finish-load', listener);
        window.webContents.once('did-fail-load', listener);
      },
    },
    () => window.show(),
  );
  window.on('close', () => memory.keep(window.getNormalBounds()));
  // A page that cannot be read leaves an empty window, which can be closed.
  window.loadURL(APP_PAGE).catch(() => undefined);
  return window;
}
