const FAMILY = 'Noto Sans SC Variable';
const HEAD_END = '</head>';

let rules: string | null = null;

/** Lets a page in a frame use the fonts that the window already has. */
export function withWindowFonts(html: string): string {
  rules ??= fontRules();
  const at = html.indexOf(HEAD_END);
  return at < 0 ? html : `${html.slice(0, at)}<style>${rules}</style>${html.slice(at)}`;
}

function fontRules(): string {
  const found: string[] = [];
  for (const sheet of document.styleSheets) {
    const base = sheet.href ?? document.baseURI;
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSFontFaceRule && rule.cssText.includes(FAMILY)) {
        found.push(
          rule.cssText.replace(/url\("([^"]+)"\)/g, (_, to: string) => `url("${new URL(to, base)}")`),
        );
      }
    }
  }
  return found.join('\n');
}
