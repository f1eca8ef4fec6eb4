// Runs in the window's sandbox, before the page: gives it the bridge and nothing else of the main process.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '#shared/api/bridge.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { ChosenFile } from '#shared/api/files.ts';
import { CHANNELS } from './channels.ts';

/** The bridge of a window that files can be dropped on. */
interface DesktopBridge extends Bridge {
  /** Hands a dropped file to the backend; the error says why it did not arrive. */
  offerFile(file: File): Promise<ChosenFile | AppError>;
}

const bridge: DesktopBridge = {
  host: 'desktop',
  // As text, so that the main process can bound it before anything is read.
  call: (method, args) => ipcRenderer.invoke(CHANNELS.call, String(method), JSON.stringify(args ?? {})),
  listen(listener) {
    const hear = (_: unknown, event: AppEvent): void => listener(event);
    ipcRenderer.on(CHANNELS.event, hear);
    return () => {
      ipcRenderer.off(CHANNELS.event, hear);
    };
  },
  chooseFile: (accept) => ipcRenderer.invoke(CHANNELS.chooseFile, accept.map(String)),
  // The path goes to the main process only; a file that a page made itself has none.
  offerFile: (file) => ipcRenderer.invoke(CHANNELS.offerFile, webUtils.getPathForFile(file)),
  saveFile: ({ ticket, name, bytes }) => ipcRenderer.invoke(CHANNELS.saveFile, { ticket, name, bytes }),
  chooseFolder: () => ipcRenderer.invoke(CHANNELS.chooseFolder),
};

contextBridge.exposeInMainWorld('bridge', bridge);
