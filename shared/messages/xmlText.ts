/** Text as it stands between tags, turned into the characters it means. */

const REFERENCE = /&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));|&/gu;
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Replaces character references and the five predefined entities; null when there is any other reference or one to
 * something that is no character of XML 1.0.
 */
export function decodeReferences(text: string): string | null {
  if (!text.includes('&')) return text;
  let sound = true;
  const decoded = text.replace(REFERENCE, (_whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return PREDEFINED[name] ?? '';
    const point = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    if (isCharacter(point)) return String.fromCodePoint(point);
    sound = false;
    return '';
  });
  return sound ? decoded : null;
}

/** Line ends as XML has them: line feeds only. */
export function lineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The characters of XML 1.0. */
function isCharacter(point: number): boolean {
  return (
    point === 0x9 ||
    point === 0xa ||
    point === 0xd ||
    (point >= 0x20 && point <= 0xd7ff) ||
    (point >= 0xe000 && point <= 0xfffd) ||
    (point >= 0x10000 && point <= 0x10ffff)
  );
}
