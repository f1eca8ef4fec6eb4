import { isUscc } from '#shared/rules/formats.ts';

/** What can be said of an enterprise code as typed. */
export type CodeVerdict =
  | { readonly kind: 'empty' }
  | { readonly kind: 'customs' }
  | { readonly kind: 'credit' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'characters'; readonly character: string }
  | { readonly kind: 'checkDigit'; readonly expected: string };

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Looks at an enterprise code: 10 characters of customs registration, or 18 with a right check character. */
export function judgeEnterpriseCode(typed: string): CodeVerdict {
  const code = typed.trim();
  if (code === '') return { kind: 'empty' };
  const stranger = [...code].find((character) => !ALPHABET.includes(character));
  if (stranger !== undefined) return { kind: 'characters', character: stranger };
  if (code.length === 10) return { kind: 'customs' };
  if (code.length !== 18) return { kind: 'length', length: code.length };
  if (isUscc(code)) return { kind: 'credit' };
  const expected = [...ALPHABET].find((last) => isUscc(code.slice(0, 17) + last));
  if (expected !== undefined) return { kind: 'checkDigit', expected };
  const misplaced = [...code].find((character) => 'IOSVZ'.includes(character));
  return { kind: 'characters', character: misplaced ?? code.charAt(0) };
}

/** Whether the code can stand on a declaration. */
export function isGoodCode(verdict: CodeVerdict): boolean {
  return verdict.kind === 'customs' || verdict.kind === 'credit';
}
