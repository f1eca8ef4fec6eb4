import type { MessagePort } from 'node:worker_threads';
import { parentPort, workerData } from 'node:worker_threads';
import { problemOf } from '#backend/intake/fileProblem.ts';
import { LIMITS } from '#backend/intake/limits.ts';
import type { OrderFile } from '#backend/intake/openOrderFile.ts';
import { openOrderFile } from '#backend/intake/openOrderFile.ts';
import type { ReaderCommand, ReaderJob, ReaderMessage } from '#backend/intake/readerProtocol.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';

/** An inspection reads small files to their end and this many rows of others. */
const INSPECTED_ROWS = 5000;
const SMALL_BYTES = 4 * 1024 * 1024;

/** Waits for the caller's word: rows are never sent faster than they are taken. */
class Taken {
  #waiting: ((go: boolean) => void) | null = null;
  #cancelled = false;

  hear(command: ReaderCommand): void {
    if (command === 'cancel') this.#cancelled = true;
    this.#waiting?.(!this.#cancelled);
    this.#waiting = null;
  }

  wait(): Promise<boolean> {
    if (this.#cancelled) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }
}

async function run(port: MessagePort, job: ReaderJob): Promise<void> {
  const taken = new Taken();
  port.on('message', (command: ReaderCommand) => taken.hear(command));
  const say = (message: ReaderMessage): void => port.postMessage(message);
  try {
    const file = await openOrderFile(job.path, job.options);
    try {
      if (job.job === 'inspect') await inspect(file, say);
      else await sendRows(file, job.maxRows, say, taken);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    say({ type: 'failed', problem: problemOf(thrown) });
  } finally {
    port.close();
  }
}

async function inspect(file: OrderFile, say: (message: ReaderMessage) => void): Promise<void> {
  const sample: RawRow[] = [];
  let rows = 0;
  let exact = true;
  for await (const row of file.rows) {
    rows += 1;
    if (rows <= LIMITS.previewRows) sample.push(row);
    if (rows >= INSPECTED_ROWS && file.bytes > SMALL_BYTES) {
      exact = false;
      break;
    }
  }
  const stated = exact ? null : file.estimate();
  say({
    type: 'inspected',
    inspection: {
      kind: file.kind,
      bytes: file.bytes,
      header: file.header,
      headerRow: file.headerRow,
      sample,
      rows: stated === null ? rows : Math.max(rows, stated - file.headerRow),
      exact,
      notes: file.notes(),
    },
  });
}

async function sendRows(
  file: OrderFile,
  maxRows: number | null,
  say: (message: ReaderMessage) => void,
  taken: Taken,
): Promise<void> {
  let chunk: RawRow[] = [];
  let rowsRead = 0;
  let more = false;
  const send = (): Promise<boolean> => {
    const fraction = Math.min(1, file.position() / file.bytes);
    say({ type: 'chunk', chunk: { header: file.header, rows: chunk, rowsRead, fraction } });
    chunk = [];
    return taken.wait();
  };
  for await (const row of file.rows) {
    if (maxRows !== null && rowsRead >= maxRows) {
      more = true;
      break;
    }
    chunk.push(row);
    rowsRead += 1;
    if (chunk.length >= LIMITS.chunkRows && !(await send())) return;
  }
  if (chunk.length > 0 && !(await send())) return;
  say({ type: 'done', summary: { header: file.header, rows: rowsRead, more, notes: file.notes() } });
}

if (parentPort !== null) await run(parentPort, workerData as ReaderJob);
