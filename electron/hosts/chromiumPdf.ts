import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { printTime } from './printTime.ts';

/** What keeps a Chromium from doing anything but print: no profile of the user, no network, no questions. */
const QUIET = [
  '--headless=new',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--use-mock-keychain',
  '--password-store=basic',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Prints a page to PDF with a Chromium of this machine; rejects when that fails or takes too long. */
export async function chromiumPdf(program: string, html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'highland-print-'));
  try {
    const page = join(folder, 'page.html');
    const pdf = join(folder, 'page.pdf');
    await writeFile(page, html, { mode: 0o600 });
    await finished(
      program,
      [
        ...QUIET,
        // As root a Chromium cannot have its own sandbox; the page can run nothing.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        // Lets fonts be there before the page is printed.
        '--virtual-time-budget=10000',
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      printTime(html.length),
    );
    return new Uint8Array(await readFile(pdf));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function finished(program: string, args: readonly string[], within: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: within, killSignal: 'SIGKILL' });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`the browser ended with ${signal ?? code}`));
    });
  });
}
