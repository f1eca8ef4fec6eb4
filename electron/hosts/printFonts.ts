import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A slice of the program's own font: the characters it has, and where it is. */
interface FontSlice {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** Its unicode-range as the style sheet has it. */
  readonly range: string;
  /** A file, or the data: address that the bundler made of a small one. */
  readonly source: { readonly file: string } | { readonly data: string };
}

/** Puts the program's own font into a page, so that it is printed alike on a machine that has no Chinese font. */
export type FontAdder = (html: string) => Promise<string>;

const FAMILY = 'Noto Sans SC Variable';
const RULE = /@font-face\s*\{([^}]*)\}/g;
const HEAD_END = '</head>';

/** Reads which slices there are from the first of some folders that has them: the built window's, else the package's. */
export function printFonts(folders: readonly string[]): FontAdder {
  let slices: Promise<readonly FontSlice[]> | null = null;
  return async (html) => {
    slices ??= firstSlices(folders);
    const wanted = characters(html);
    const faces = await Promise.all(
      (await slices)
        .filter(({ ranges }) => ranges.some(([from, to]) => has(wanted, from, to)))
        .map(async ({ range, source }) => {
          const data =
            'data' in source
              ? source.data
              : `data:font/woff2;base64,${(await readFile(source.file)).toString('base64')}`;
          return `@font-face{font-family:"${FAMILY}";font-weight:100 900;font-display:block;src:url(${data}) format("woff2");unicode-range:${range}}`;
        }),
    );
    const at = html.indexOf(HEAD_END);
    if (at < 0 || faces.length === 0) return html;
    return `${html.slice(0, at)}<style>${faces.join('\n')}</style>${html.slice(at)}`;
  };
}

/** The folders of an installation that may hold the font. */
export function fontFolders(installation: {
  readonly root: string;
  readonly renderer: string;
}): readonly string[] {
  return [
    join(installation.renderer, 'assets'),
    join(installation.root, 'node_modules', '@fontsource-variable', 'noto-sans-sc'),
  ];
}

async function firstSlices(folders: readonly string[]): Promise<readonly FontSlice[]> {
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    const sheets = await Promise.all(
      names.filter((name) => name.endsWith('.css')).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const found = sheets.flatMap((css) => slicesIn(css, folder));
    if (found.length > 0) return found;
  }
  return [];
}

function slicesIn(css: string, folder: string): readonly FontSlice[] {
  return [...css.matchAll(RULE)].flatMap(([, body = '']): readonly FontSlice[] => {
    const range = /unicode-range:\s*([U+0-9A-Fa-f,\s-]+)/.exec(body)?.[1]?.trim() ?? '';
    const address = /src:\s*url\((['"]?)([^'")]+)\1\)/.exec(body)?.[2] ?? '';
    const source = sourceOf(address, folder);
    if (!body.includes(FAMILY) || range === '' || source === null) return [];
    return [{ ranges: rangesOf(range), range, source }];
  });
}

/** Only files beside or below the style sheet, by plain names. */
function sourceOf(address: string, folder: string): FontSlice['source'] | null {
  if (/^data:font\/woff2;base64,[A-Za-z0-9+/=]+$/.test(address)) return { data: address };
  const path = address.replace(/^\.\//, '');
  return /^(?:[\w[\]-]+\/)?[\w[\]-]+\.woff2$/.test(path) ? { file: join(folder, path) } : null;
}

function rangesOf(range: string): readonly (readonly [number, number])[] {
  return range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function characters(text: string): readonly number[] {
  const found = new Set<number>();
  for (const char of text) found.add(char.codePointAt(0) ?? 0);
  return [...found].sort((a, b) => a - b);
}

function has(sorted: readonly number[], from: number, to: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const first = sorted[low];
  return first !== undefined && first <= to;
}
