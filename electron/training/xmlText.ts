const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]{2,4}));/g;

/** Replaces character references and the five entities XML itself knows; null when there is any other. */
export function decodeText(raw: string): string | null {
  if (!raw.includes('&')) return raw;
  let sound = true;
  const rest = raw.replace(REFERENCE, '');
  if (rest.includes('&')) return null;
  const decoded = raw.replace(REFERENCE, (_all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      const value = NAMED[name];
      sound &&= value !== undefined;
      return value ?? '';
    }
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (!isCharacter(code)) {
      sound = false;
      return '';
    }
    return String.fromCodePoint(code);
  });
  return sound ? decoded : null;
}

/** Whether a text holds a character XML 1.0 does not allow. Surrogates are the caller's business. */
export function hasForbiddenCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 32 ? unit !== 9 && unit !== 10 && unit !== 13 : unit >= 0xfffe) return true;
  }
  return false;
}

function isCharacter(code: number): boolean {
  if (code === 9 || code === 10 || code === 13) return true;
  return (
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Text content as Canonical XML writes it. */
export function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (c) => ESCAPES[c] ?? c) : text;
}

/** An attribute value as Canonical XML writes it. */
export function escapeAttribute(text: string): string {
  return /[&<"\t\n\r]/.test(text) ? text.replace(/[&<"\t\n\r]/g, (c) => ESCAPES[c] ?? c) : text;
}
