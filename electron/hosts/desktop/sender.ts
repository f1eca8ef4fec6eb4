import { APP_ORIGIN, isAppAddress } from './address.ts';

/** What is known of whoever sent a message to the main process. */
export interface Sender {
  /** Id of the page's contents. */
  readonly contentsId: number;
  /** Whether the frame that sent it is the page's main frame; false also when the frame is gone. */
  readonly isMainFrame: boolean;
  /** Origin of the frame, as the browser states it. */
  readonly origin: string;
  /** Address of the frame. */
  readonly url: string;
}

/** Whether a message comes from the main frame of one of our own windows, showing our own page. */
export function isOwnSender(sender: Sender, windows: { has(contentsId: number): boolean }): boolean {
  return (
    windows.has(sender.contentsId) &&
    sender.isMainFrame &&
    sender.origin === APP_ORIGIN &&
    isAppAddress(sender.url)
  );
}
