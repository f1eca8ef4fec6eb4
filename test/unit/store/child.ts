import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A script of test/unit/store/children in a process of its own, and what it has said so far. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves when that many whole lines have been said; rejects when the process ends before. */
  said(count: number): Promise<void>;
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a child script; it is killed at the end of the test at the latest. */
export function startChild(script: string, ...args: readonly string[]): Child {
  const path = fileURLToPath(new URL(`./children/${script}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let pending = '';
  let errors = '';
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const each of woken) each();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (pending + text).split('\n');
    pending = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      wake();
      resolve();
    });
  });
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return gone;
  };
  onTestFinished(kill);
  return {
    process: child,
    lines,
    kill,
    said: async (count) => {
      while (lines.length < count) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended early: ${errors}`);
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}
