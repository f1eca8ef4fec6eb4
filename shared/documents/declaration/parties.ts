/** How firms and the declaration itself are named in a customs declaration. */
import type { DerivationContext } from '#shared/documents/derivation.ts';

/** Characters of a social credit code (统一社会信用代码); a customs code has ten. */
const CREDIT_CODE_LENGTH = 18;

/** A firm's code as the two elements of the declaration have it: customs code, social credit code; one of them is "". */
export function firmCodes(code: string): { readonly customs: string; readonly credit: string } {
  return code.length === CREDIT_CODE_LENGTH ? { customs: '', credit: code } : { customs: code, credit: '' };
}

const DAY_LENGTH = 6;
const SERIAL_LENGTH = 12;
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXYZ';

/**
 * The client's number of the declaration (ClientSeqNo), 18 characters: the day of sending "YYMMDD" and twelve characters
 * that stand for 60 bits of the document's identifier, so that the same sending always has the same number and two
 * sendings have different ones.
 */
export function clientNumber({ appTime, guid }: Pick<DerivationContext, 'appTime' | 'guid'>): string {
  const digits = guid('declaration').replaceAll('-', '');
  const rest = BigInt(`0x${/^[0-9A-F]{15,}$/i.test(digits) ? digits : '0'}`);
  let serial = '';
  for (let i = 0; i < SERIAL_LENGTH; i += 1) {
    serial = (LETTERS[Number((rest >> BigInt(5 * i)) & 31n)] ?? '0') + serial;
  }
  return `${appTime.slice(2, 2 + DAY_LENGTH)}${serial}`;
}
