import { appError } from '#shared/api/errors.ts';
import { EXIT, Failure } from './failure.ts';

/** The part of a terminal's input that is needed here. */
export interface HiddenInput {
  setRawMode(raw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (text: string) => void): unknown;
  off(event: 'data', listener: (text: string) => void): unknown;
}

/** Reads lines that are not shown while they are typed. */
export interface HiddenReader {
  /** Null when the input was closed with Ctrl-D. Rejects with a Failure on Ctrl-C. */
  ask(question: string): Promise<string | null>;
}

/** Where typing has come to. */
type Typing =
  | { readonly kind: 'more'; readonly typed: readonly string[] }
  | { readonly kind: 'line'; readonly line: string; readonly ahead: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'interrupted' };

/** Asks on a terminal without showing, not even as stars, what is typed. What is typed ahead counts for the next question. */
export function hiddenReader(input: HiddenInput, output: { write(text: string): unknown }): HiddenReader {
  let ahead = '';
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        let typed: readonly string[] = [];
        const hear = (text: string): void => {
          const now = takeKeys(typed, [...text]);
          if (now.kind === 'more') {
            typed = now.typed;
            return;
          }
          input.off('data', hear);
          input.setRawMode(false);
          input.pause();
          output.write('\n');
          ahead = now.kind === 'line' ? now.ahead : '';
          if (now.kind === 'interrupted') reject(new Failure(appError('cli.interrupted'), EXIT.interrupted));
          else resolve(now.kind === 'line' ? now.line : null);
        };
        output.write(question);
        input.setEncoding('utf8');
        input.setRawMode(true);
        input.on('data', hear);
        input.resume();
        if (ahead !== '') hear(ahead);
      }),
  };
}

/** Ctrl-C, Ctrl-D, Ctrl-U and both keys that take back a character mean what they mean in any terminal. */
function takeKeys(before: readonly string[], keys: readonly string[]): Typing {
  let typed = before;
  for (const [at, key] of keys.entries()) {
    if (key === '\r' || key === '\n') {
      const rest = keys.slice(key === '\r' && keys[at + 1] === '\n' ? at + 2 : at + 1);
      return { kind: 'line', line: typed.join(''), ahead: rest.join('') };
    }
    if (key === '\u0003') return { kind: 'interrupted' };
    if (key === '\u0004' && typed.length === 0) return { kind: 'closed' };
    if (key === '\u0015') typed = [];
    else if (key === '\b' || key === '\u007f') typed = typed.slice(0, -1);
    else if (key >= ' ') typed = [...typed, key];
  }
  return { kind: 'more', typed };
}
