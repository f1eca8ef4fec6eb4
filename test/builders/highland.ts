import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The entry of the command line in the source tree. */
export const HIGHLAND = join(import.meta.dirname, '..', '..', 'electron', 'hosts', 'cli', 'main.ts');

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command under way. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output has this text; rejects when the command ends without it. */
  said(text: string): Promise<string>;
}

/** Starts the real command in a process of its own, without colours and with no language set. */
export function startHighland(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  entry = HIGHLAND,
): Running {
  const { LANG: _lang, LC_ALL: _all, LC_MESSAGES: _messages, FORCE_COLOR: _color, ...rest } = process.env;
  const child = spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...rest, HIGHLAND_TRAINING_STEP_MS: '20', ...env },
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  );
  return {
    child,
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (stdout.includes(text)) resolve(stdout);
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`ended without "${text}": ${stdout}${stderr}`)));
      }),
  };
}

/** Runs the real command to its end. */
export function highland(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return startHighland(args, env).ended;
}

/** Runs a command with --json; throws when standard output is not exactly one JSON value. */
export async function highlandJson(
  args: readonly string[],
): Promise<Omit<Ended, 'stdout'> & { readonly value: unknown }> {
  const { code, stdout, stderr } = await highland([...args, '--json']);
  try {
    return { code, stderr, value: JSON.parse(stdout) };
  } catch {
    throw new Error(`no JSON value: ${stdout} ${stderr}`);
  }
}
