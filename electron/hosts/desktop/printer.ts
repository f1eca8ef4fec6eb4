import type { Session } from 'electron';
import { BrowserWindow, session } from 'electron';
import { SECURITY_HEADERS } from '#hosts/contentSecurity.ts';
import type { FontAdder } from '#hosts/printFonts.ts';
import { printTime } from '#hosts/printTime.ts';
import { APP_ORIGIN, SCHEME } from './address.ts';
import { limitPermissions } from './guards.ts';

/** Prints pages to PDF in windows that nobody sees. */
export interface Printer {
  pdf(html: string): Promise<Uint8Array>;
  /** Whether a window is one of these, and so not for people. */
  owns(window: BrowserWindow): boolean;
}

const PAGE = `${APP_ORIGIN}/print.html`;

/** What the page may load: its own styles and the fonts it carries. It runs nothing. */
const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; form-action 'none'";

/** Lays the page out, so that the fonts it uses begin to load, and waits for them. */
const FONTS_READY = 'document.body.getBoundingClientRect(); document.fonts.ready.then(() => true)';

/** A printer; its windows live in a session of their own, in memory, which knows the one page and nothing else. */
export function openPrinter(withFonts: FontAdder): Printer {
  const windows = new Set<BrowserWindow>();
  let own: Session | null = null;
  let page = '';
  let last: Promise<unknown> = Promise.resolve();

  const print = async (html: string): Promise<Uint8Array> => {
    page = await withFonts(html);
    own ??= printSession(() => page);
    const window = hiddenWindow(own);
    windows.add(window);
    const lost = lossOf(window, printTime(page.length));
    try {
      const work = async () => {
        await window.loadURL(PAGE);
        await window.webContents.executeJavaScript(FONTS_READY);
        return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
      };
      return new Uint8Array(await Promise.race([work(), lost.rejected]));
    } finally {
      lost.forget();
      page = '';
      windows.delete(window);
      if (!window.isDestroyed()) window.destroy();
    }
  };

  return {
    // One after another: each takes much memory while it is laid out.
    pdf(html) {
      const turn = last.then(() => print(html));
      last = turn.catch(() => undefined);
      return turn;
    },
    owns: (window) => windows.has(window),
  };
}

function printSession(page: () => string): Session {
  const own = session.fromPartition('print', { cache: false });
  limitPermissions(own);
  own.protocol.handle(SCHEME, ({ method, url }) => {
    const known = method === 'GET' && url === PAGE;
    return new Response(known ? page() : '', {
      status: known ? 200 : 404,
      headers: {
        ...SECURITY_HEADERS,
        'Content-Security-Policy': PRINT_POLICY,
        'Content-Type': 'text/html; charset=utf-8',
      },
    });
  });
  return own;
}

function hiddenWindow(own: Session): BrowserWindow {
  return new BrowserWindow({
    show: false,
    width: 1200,
    height: 900,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // A window that is not shown would otherwise be slowed down.
      backgroundThrottling: false,
    },
  });
}

/** Rejects when the window goes away, its page dies, or the time is over. */
function lossOf(
  window: BrowserWindow,
  within: number,
): { readonly rejected: Promise<never>; readonly forget: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const timer = setTimeout(() => reject(new Error('the page was not printed in time')), within);
  window.once('closed', () => reject(new Error('the print window was closed')));
  window.webContents.once('render-process-gone', () => reject(new Error('the print page died')));
  return { rejected: promise, forget: () => clearTimeout(timer) };
}
