import { httpBridge } from '#renderer/app/httpBridge.ts';
import type { WindowBridge } from '#renderer/app/windowBridge.ts';
import type { Client } from '#shared/api/bridge.ts';
import { clientOf } from '#shared/api/bridge.ts';
import type { AppEvent } from '#shared/api/events.ts';

declare global {
  interface Window {
    /** What the preload of the desktop host puts there. */
    bridge?: WindowBridge;
  }
}

/** The host of this window: the preload's bridge on the desktop, HTTP otherwise. Nothing else knows which. */
export const bridge: WindowBridge = window.bridge ?? httpBridge();

/** The typed calls. */
export const client: Client = clientOf(bridge);

/** Hears every event of the backend. */
export function listen(listener: (event: AppEvent) => void): () => void {
  return bridge.listen(listener);
}
