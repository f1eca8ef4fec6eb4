import type { FileOffer } from '#shared/api/files.ts';

const MAX_ENDINGS = 20;
const ENDING = /^\.?([0-9a-z]{1,10})$/i;

/** The file endings a page asks for ([".csv", ".xlsx"]), without dots; what is not one is left out. */
export function readEndings(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_ENDINGS).flatMap((ending: unknown) => {
    const match = typeof ending === 'string' ? ENDING.exec(ending) : null;
    return match?.[1] === undefined ? [] : [match[1].toLowerCase()];
  });
}

/** The file a page wants saved; null for anything that is not an offer. */
export function readOffer(value: unknown): FileOffer | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('ticket' in value && 'name' in value)) return null;
  const { ticket, name } = value;
  if (typeof ticket !== 'string' || typeof name !== 'string') return null;
  if (!/^[0-9a-zA-Z-]{1,64}$/.test(ticket) || name.length > 400) return null;
  return { ticket, name, bytes: 0 };
}
