// Runs in the window's sandbox, before the page: gives it the bridge and nothing else of the main process.
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#shared/api/bridge.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { CHANNELS } from './channels.ts';

const bridge: Bridge = {
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
  saveFile: ({ ticket, name, bytes }) => ipcRenderer.invoke(CHANNELS.saveFile, { ticket, name, bytes }),
  chooseFolder: () => ipcRenderer.invoke(CHANNELS.chooseFolder),
};

contextBridge.exposeInMainWorld('bridge', bridge);
