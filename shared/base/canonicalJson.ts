/**
 * JSON with sorted keys and no spaces: the same value gives the same text wherever it was made, so its hash can be
 * compared. Keys are sorted by code unit; what JSON leaves out (undefined) is left out, and is "null" on its own.
 */
export function canonicalJson(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
  return text ?? 'null';
}
