import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStale } from '#build';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow } from '#test/bench/benchRow.ts';
import { inTurns, median, ratioOf } from '#test/bench/timing.ts';

const ROUNDS = 3;
const PROGRAM = join(import.meta.dirname, '..', '..', 'out', 'web', 'main.js');
const LINK = /http:\/\/127\.0\.0\.1:\d+\/\S*/;
/** The least a program can do that answers HTTP. */
const BARE = `require('node:http').createServer((_, r) => r.end('{}')).listen(0, '127.0.0.1', function () {
  console.log('http://127.0.0.1:' + this.address().port + '/');
});`;

/**
 * From the start of the web host's process to its first answered call, on a live profile that was open before; beside
 * it a program that is nothing but an HTTP server.
 */
export async function benchStart(): Promise<BenchRow[]> {
  await buildStale();
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    const args = [PROGRAM, '--profile', folder];
    await started(args, async (link) => {
      await callOf(link, 'profile.create', { kind: 'live' });
    });
    const times = await inTurns(ROUNDS, {
      ours: () =>
        started(args, async (link) => {
          const answer = await callOf(link, 'profile.status', {});
          if (!answer.includes('"open":"live"')) throw new Error(`the profile is not open: ${answer}`);
        }),
      bare: () => started(['-e', BARE], (link) => read(link).then(() => undefined)),
    });
    return [
      benchRow({
        id: 'start.web',
        value: median(times.ours),
        unit: 'ms',
        comparison: `to the first answered call, warm live profile; bare node:http server ${Math.round(median(times.bare))} ms`,
        ratio: ratioOf(times.bare, times.ours),
        target: { atMost: 1_500 },
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the start of a program that prints its address to the end of the first use of it; then it is stopped. */
async function started(args: readonly string[], use: (link: string) => Promise<void>): Promise<number> {
  const { HOME, PATH } = process.env;
  const begin = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { HOME, PATH, HIGHLAND_NO_BROWSER: '1', LANG: 'en' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const link = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (part) => {
        said += String(part);
        const found = LINK.exec(said);
        if (found !== null) resolve(found[0]);
      });
      void ended.then(() => reject(new Error(`the program ended: ${said}`)));
    });
    await use(link);
    return performance.now() - begin;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Makes a call as the window does: the link's token becomes a cookie first. */
async function callOf(link: string, method: string, args: unknown): Promise<string> {
  const { origin } = new URL(link);
  const { cookie } = await read(link);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${origin}/api/${method}`,
      {
        method: 'POST',
        agent: false,
        headers: { cookie, origin, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve(text));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(args));
  });
}

function read(link: string): Promise<{ readonly cookie: string }> {
  return new Promise((resolve, reject) => {
    get(link, { agent: false }, (response) => {
      response.resume();
      const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      response.on('end', () => resolve({ cookie }));
    }).on('error', reject);
  });
}
