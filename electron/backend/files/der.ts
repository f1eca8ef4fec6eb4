/** The few forms of DER (X.690) that keys, certificates and signatures need, written and read. */

/** Tags as they stand in the first byte. */
export const DER = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  object: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A value with its tag. */
export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  /** The value as it stands, tag and length included. */
  readonly whole: Buffer;
}

/** Writes a value. At most 65,535 bytes of content. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length > 0xffff) throw new RangeError('more than 65535 bytes');
  const long = body.length < 128 ? [] : body.length < 256 ? [0x81] : [0x82, body.length >> 8];
  return Buffer.concat([Buffer.from([tag, ...long, body.length & 0xff]), body]);
}

/** Writes a SEQUENCE. */
export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(DER.sequence, ...parts);
}

/** Writes an OBJECT IDENTIFIER from its content in hex. */
export function object(identifier: string): Buffer {
  return der(DER.object, Buffer.from(identifier, 'hex'));
}

/** Writes a whole number that is not negative. A leading zero keeps it from being taken for a negative one. */
export function integer(value: number | bigint | Uint8Array): Buffer {
  const hex = value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value.toString(16);
  const digits = hex.replace(/^0+/, '') || '0';
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return der(DER.integer, Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex'));
}

/**
 * Reads one value from the start of the bytes; null when they do not hold a whole one. Definite lengths and tags of one
 * byte only. Bytes behind the value are the caller's to mind (`whole.length`).
 */
export function readDer(bytes: Uint8Array): DerValue | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = buffer[0];
  const first = buffer[1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  const count = first < 128 ? 0 : first & 0x7f;
  if (first === 0x80 || count > 3 || buffer.length < 2 + count) return null;
  const length = count === 0 ? first : buffer.readUIntBE(2, count);
  const start = 2 + count;
  if (buffer.length < start + length) return null;
  return {
    tag,
    content: buffer.subarray(start, start + length),
    whole: buffer.subarray(0, start + length),
  };
}

/** The most values one constructed value may hold. */
const MOST_VALUES = 1000;

/** Reads the values inside a constructed value; null when something in it is no value. */
export function readDerList(content: Uint8Array): readonly DerValue[] | null {
  const values: DerValue[] = [];
  for (let at = 0; at < content.length; ) {
    const value = readDer(content.subarray(at));
    if (value === null || values.length >= MOST_VALUES) return null;
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/** Reads a SEQUENCE that fills the bytes; null for anything else. */
export function readSequence(bytes: Uint8Array): readonly DerValue[] | null {
  const value = readDer(bytes);
  if (value?.tag !== DER.sequence || value.whole.length !== bytes.length) return null;
  return readDerList(value.content);
}
