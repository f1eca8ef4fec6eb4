import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { ipcMain } from 'electron';
import type { Backend } from '#backend/backend.ts';
import { failure, readArguments } from '#hosts/callGate.ts';
import type { Bridge } from '#shared/api/bridge.ts';
import type { Answer, AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { ChosenFile } from '#shared/api/files.ts';
import { readEndings, readOffer } from './bridgeArguments.ts';
import { CHANNELS } from './channels.ts';
import type { Dialogs } from './dialogs.ts';
import { offerPath } from './offerPath.ts';
import { isOwnSender } from './sender.ts';

/** The windows that may call. */
export interface Gateway {
  /** From now on this page may call and hears events, until it is gone. */
  admit(contents: WebContents): void;
}

type Handler<R> = (contents: WebContents, ...args: readonly unknown[]) => R | Promise<R>;

/** Opens the door between windows and the backend: one handler for each function of the bridge. */
export function openGateway(backend: Backend, dialogs: Dialogs): Gateway {
  const admitted = new Map<number, WebContents>();

  const handle = <R>(channel: string, refused: R, handler: Handler<R>): void => {
    ipcMain.handle(channel, (event, ...args: readonly unknown[]) =>
      isOwnSender(senderOf(event), admitted) ? handler(event.sender, ...args) : refused,
    );
  };

  handle<Answer>(CHANNELS.call, failure(appError('host.refused')), (_, method, text) => {
    if (typeof method !== 'string' || typeof text !== 'string') return failure(appError('host.badRequest'));
    const args = readArguments(method, text);
    return args.ok ? backend.call(method, args.value) : failure(args.error);
  });
  handle<Awaited<ReturnType<Bridge['chooseFile']>>>(CHANNELS.chooseFile, null, (contents, accept) =>
    dialogs.chooseFile(contents, readEndings(accept)),
  );
  handle<ChosenFile | AppError>(CHANNELS.offerFile, appError('host.refused'), (_, path) =>
    offerPath(backend, path),
  );
  handle(CHANNELS.saveFile, false, (contents, value) => {
    const offer = readOffer(value);
    return offer === null ? false : dialogs.saveFile(contents, offer);
  });
  handle<string | null>(CHANNELS.chooseFolder, null, (contents) => dialogs.chooseFolder(contents));

  backend.listen((event) => {
    for (const contents of admitted.values()) {
      if (!contents.isDestroyed()) contents.send(CHANNELS.event, event);
    }
  });

  return {
    admit(contents) {
      const { id } = contents;
      admitted.set(id, contents);
      contents.once('destroyed', () => admitted.delete(id));
    },
  };
}

function senderOf(event: IpcMainInvokeEvent) {
  const frame = event.senderFrame;
  return {
    contentsId: event.sender.id,
    isMainFrame: frame !== null && frame === event.sender.mainFrame,
    origin: frame?.origin ?? '',
    url: frame?.url ?? '',
  };
}
