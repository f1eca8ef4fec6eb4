/**
 * SM2 signatures and the SM3 hash (GB/T 32918.2 and GB/T 32905, before that GM/T 0003.2 and GM/T 0004). By a library in
 * plain JavaScript and never by `node:crypto`: Electron's has neither, and Node's signs with an empty user id.
 */
import { sm2, sm3 as sm3Hex } from 'sm-crypto-v2';
import { DER, integer, readSequence, sequence } from '#backend/files/der.ts';

/** The user id that goes into Z when a signature's two sides have agreed on none (GM/T 0009, section 10). */
export const SM2_USER_ID = '1234567812345678';
/** The order of the curve's base point (GB/T 32918.5). */
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
const NUMBER_BYTES = 32;

/** An SM2 key pair. */
export interface Sm2Key {
  /** 32 bytes. */
  readonly scalar: Uint8Array;
  /** The public point, uncompressed: 65 bytes that begin with 4. */
  readonly point: Uint8Array;
}

/** The SM3 hash, 32 bytes. */
export function sm3(data: Uint8Array): Buffer {
  return Buffer.from(sm3Hex(data), 'hex');
}

/** The pair of a private key; null when the number is none. */
export function sm2KeyOf(scalar: Uint8Array): Sm2Key | null {
  const number = scalar.length === NUMBER_BYTES ? numberOf(scalar) : 0n;
  // The last number but one has no inverse in the signing equation.
  if (number < 1n || number >= ORDER - 1n) return null;
  return { scalar, point: Buffer.from(sm2.getPublicKeyFromPrivateKey(hexOf(scalar)), 'hex') };
}

/** Whether bytes are an uncompressed point of the curve. */
export function isSm2Point(point: Uint8Array): boolean {
  if (point.length !== 1 + 2 * NUMBER_BYTES || point[0] !== 4) return false;
  try {
    return sm2.verifyPublicKey(hexOf(point));
  } catch {
    return false;
  }
}

/** Signs data (not its digest): r and s, 32 bytes each. */
export function sm2Sign(data: Uint8Array, { scalar, point }: Sm2Key): Buffer {
  const options = { hash: true, publicKey: hexOf(point), userId: SM2_USER_ID };
  return Buffer.from(sm2.doSignature(data, hexOf(scalar), options), 'hex');
}

/** Whether a signature (r and s, 32 bytes each) over data is of the key with this point. */
export function sm2Verify(data: Uint8Array, signature: Uint8Array, point: Uint8Array): boolean {
  if (signature.length !== 2 * NUMBER_BYTES || !isSm2Point(point)) return false;
  const r = numberOf(signature.subarray(0, NUMBER_BYTES));
  const s = numberOf(signature.subarray(NUMBER_BYTES));
  // The library does not look at the bounds that the standard sets.
  if (r < 1n || s < 1n || r >= ORDER || s >= ORDER) return false;
  try {
    return sm2.doVerifySignature(data, hexOf(signature), hexOf(point), { hash: true, userId: SM2_USER_ID });
  } catch {
    return false;
  }
}

/** A signature of r and s as the SEQUENCE of GM/T 0009. */
export function sm2ValueToDer(raw: Uint8Array): Buffer {
  return sequence(integer(raw.subarray(0, NUMBER_BYTES)), integer(raw.subarray(NUMBER_BYTES)));
}

/** A signature in the form of GM/T 0009 as r and s; null when it is none. */
export function sm2ValueFromDer(value: Uint8Array): Buffer | null {
  const parts = readSequence(value);
  if (parts?.length !== 2 || parts.some(({ tag }) => tag !== DER.integer)) return null;
  const numbers = parts.map(({ content }) => (content[0] === 0 ? content.subarray(1) : content));
  if (numbers.some((number) => number.length > NUMBER_BYTES)) return null;
  return Buffer.concat(
    numbers.map((number) => Buffer.concat([Buffer.alloc(NUMBER_BYTES - number.length), number])),
  );
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${hexOf(bytes)}`);
}
