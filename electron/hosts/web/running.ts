import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';

const FILE = 'running.json';
const ANSWER_WITHIN = 1_500;

/** A web host that is up on a data folder. Its note holds the token, so only the user may read the file. */
interface Note {
  readonly pid: number;
  readonly url: string;
}

/** Leaves word, in the data folder, that this host is up; returns what takes it away again. */
export async function noteRunning(
  dataFolder: string,
  url: string,
  pid: number,
): Promise<() => Promise<void>> {
  const path = join(dataFolder, FILE);
  await mkdir(dataFolder, { recursive: true });
  const fresh = `${path}.${pid}`;
  await writeFile(fresh, JSON.stringify({ pid, url } satisfies Note), { mode: 0o600 });
  await rename(fresh, path);
  return async () => {
    const note = await readNote(path);
    if (note?.pid === pid) await rm(path, { force: true });
  };
}

/** The address of the host that is up on a data folder; null when none answers to the note that is there. */
export async function findRunning(dataFolder: string): Promise<string | null> {
  const note = await readNote(join(dataFolder, FILE));
  if (note === null) return null;
  return (await answers(note.url)) ? note.url : null;
}

async function readNote(path: string): Promise<Note | null> {
  try {
    const note: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof note !== 'object' || note === null || !('pid' in note && 'url' in note)) return null;
    const { pid, url } = note;
    if (typeof pid !== 'number' || typeof url !== 'string') return null;
    return /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/.test(url) ? { pid, url } : null;
  } catch {
    return null;
  }
}

/** Only the host that made the token turns it into a cookie; another program on the same port does not. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: ANSWER_WITHIN }, (response) => {
      response.resume();
      resolve(response.statusCode === 303 && response.headers['set-cookie'] !== undefined);
    });
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', () => resolve(false));
  });
}
