import { copyFile } from 'node:fs/promises';
import type { OpenDialogOptions, WebContents } from 'electron';
import { BrowserWindow, dialog } from 'electron';
import type { Backend } from '#backend/backend.ts';
import type { HostLanguage } from '#hosts/hostText.ts';
import { errorText, hostText } from '#hosts/hostText.ts';
import { safeFileName } from '#hosts/safeName.ts';
import type { ChosenFile, FileOffer } from '#shared/api/files.ts';
import { offerPath } from './offerPath.ts';

/** What a window can ask the person for. Each belongs to the window that asked. */
export interface Dialogs {
  chooseFile(contents: WebContents, endings: readonly string[]): Promise<ChosenFile | null>;
  saveFile(contents: WebContents, offer: FileOffer): Promise<boolean>;
  chooseFolder(contents: WebContents): Promise<string | null>;
}

/** Dialogs of the system over a backend's files. Paths stay here: a page only ever sees tickets. */
export function openDialogs(
  backend: Pick<Backend, 'offerFile' | 'fileOf'>,
  language: () => HostLanguage,
): Dialogs {
  const chooseOne = async (contents: WebContents, options: OpenDialogOptions): Promise<string | null> => {
    const window = BrowserWindow.fromWebContents(contents);
    if (window === null) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
    return canceled ? null : (filePaths[0] ?? null);
  };

  const complain = (code: string): void => dialog.showErrorBox('Highland', errorText(language(), code));

  return {
    async chooseFile(contents, endings) {
      const name = hostText(language(), 'host.dialog.files');
      const filters = endings.length === 0 ? [] : [{ name, extensions: [...endings] }];
      const path = await chooseOne(contents, { properties: ['openFile'], filters });
      if (path === null) return null;
      const offered = await offerPath(backend, path);
      if ('ticket' in offered) return offered;
      complain(offered.code);
      return null;
    },
    async saveFile(contents, offer) {
      const window = BrowserWindow.fromWebContents(contents);
      const file = await backend.fileOf(offer.ticket);
      if (window === null || file === null) {
        if (file === null) complain('host.unknownFile');
        return false;
      }
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: safeFileName(file.name),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || filePath === '') return false;
      try {
        await copyFile(file.path, filePath);
        return true;
      } catch {
        complain('host.fileFailed');
        return false;
      }
    },
    chooseFolder: (contents) => chooseOne(contents, { properties: ['openDirectory', 'createDirectory'] }),
  };
}
