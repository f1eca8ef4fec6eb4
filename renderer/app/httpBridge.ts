import type { WindowBridge } from '#renderer/app/windowBridge.ts';
import type { Answer } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { EVENT_NAMES } from '#shared/api/events.ts';
import type { ChosenFile } from '#shared/api/files.ts';

const UNREACHABLE: Answer = { ok: false, error: appError('bridge.unreachable') };

/** The bridge of the web host: calls and files over same-origin HTTP, events over server-sent events. */
export function httpBridge(): WindowBridge {
  const stream = eventStream();
  return {
    host: 'web',
    call: (method, args) => post(`/api/${method}`, args),
    listen: stream.listen,
    watchReach: stream.watchReach,
    async chooseFile(accept) {
      const file = await pickFile(accept);
      if (file === null) return null;
      const offered = await upload(file);
      return 'ticket' in offered ? offered : null;
    },
    offerFile: upload,
    async saveFile(offer) {
      const link = document.createElement('a');
      link.href = `/files/${encodeURIComponent(offer.ticket)}`;
      link.download = offer.name;
      document.body.append(link);
      link.click();
      link.remove();
      return true;
    },
    chooseFolder: async () => null,
  };
}

async function post(path: string, args: unknown): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args),
      keepalive: JSON.stringify(args).length < 60_000,
    });
    const answer: unknown = await response.json();
    return isAnswer(answer) ? answer : { ok: false, error: appError('bridge.badAnswer') };
  } catch {
    return UNREACHABLE;
  }
}

async function upload(file: File): Promise<ChosenFile | ReturnType<typeof appError>> {
  try {
    const response = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    const answer: unknown = await response.json();
    if (!isAnswer(answer)) return appError('bridge.badAnswer');
    return answer.ok ? (answer.value as ChosenFile) : answer.error;
  } catch {
    return appError('file.uploadFailed', { name: file.name });
  }
}

function pickFile(accept: readonly string[]): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept.join(',');
    input.hidden = true;
    const finish = (file: File | null) => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('change', () => finish(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => finish(null), { once: true });
    document.body.append(input);
    input.click();
  });
}

function eventStream() {
  const listeners = new Set<(event: AppEvent) => void>();
  const watchers = new Set<(reachable: boolean) => void>();
  let source: EventSource | null = null;
  let reachable = true;
  let lostBefore = false;
  const setReach = (now: boolean) => {
    if (reachable === now) return;
    reachable = now;
    for (const watcher of watchers) watcher(now);
  };
  const open = () => {
    if (source !== null) return;
    source = new EventSource('/api/events');
    source.onopen = () => {
      setReach(true);
      // Events may have been missed while the stream was down.
      if (lostBefore) for (const listener of listeners) listener({ name: 'profile.changed', data: {} });
    };
    source.onerror = () => {
      lostBefore = true;
      setReach(false);
    };
    source.onmessage = (message) => {
      const event = readEvent(message.data);
      if (event !== null) for (const listener of listeners) listener(event);
    };
  };
  return {
    listen(listener: (event: AppEvent) => void) {
      listeners.add(listener);
      open();
      return () => listeners.delete(listener);
    },
    watchReach(watcher: (reachable: boolean) => void) {
      watchers.add(watcher);
      watcher(reachable);
      return () => watchers.delete(watcher);
    },
  };
}

function readEvent(text: unknown): AppEvent | null {
  try {
    const value: unknown = JSON.parse(String(text));
    const known =
      typeof value === 'object' &&
      value !== null &&
      'name' in value &&
      EVENT_NAMES.some((name) => name === value.name);
    return known ? (value as AppEvent) : null;
  } catch {
    return null;
  }
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}
