import type { Report } from './command.ts';

/** The two streams of a command. */
export interface Output {
  /** A line for people: on standard output, or on standard error when that belongs to JSON. */
  say(line: string): void;
  complain(line: string): void;
  /** How far long work has come, in one line that the next one replaces; only for a person at a terminal. */
  progress(line: string): void;
  /** The one JSON value; does nothing without --json. */
  json(value: unknown): void;
  report(report: Report): void;
}

/** Writes to the process's own streams. A reader that went away (a closed pipe) is no reason to fall over. */
export function openOutput(json: boolean): Output {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const people = json ? process.stderr : process.stdout;
  const write = (stream: NodeJS.WriteStream, text: string): void => {
    if (stream.writable) stream.write(`${text}\n`);
  };
  const progress = (line: string): void => {
    if (process.stderr.isTTY === true) process.stderr.write(`\r\u001b[K${line}`);
  };
  const output: Output = {
    say: (line) => write(people, line),
    progress,
    complain: (line) => {
      progress('');
      write(process.stderr, line);
    },
    json: (value) => {
      if (json) write(process.stdout, JSON.stringify(value, null, 2));
    },
    report: ({ value, lines }) => {
      progress('');
      if (json && value !== undefined) output.json(value);
      if (!json && lines.length > 0) write(process.stdout, lines.join('\n'));
    },
  };
  return output;
}
