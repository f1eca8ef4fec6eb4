import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';

/**
 * What it costs to try one passphrase: 16 MB and about a quarter of a second. More memory than that OpenSSL does not
 * allow when it reads such a file.
 */
const SCRYPT = { N: 16_384, r: 8, p: 5 } as const;

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTETS = 0x04;
const OBJECT = 0x06;

/** Object identifiers as DER writes them: PBES2 and scrypt (RFC 8018, RFC 7914), AES-256-CBC. */
const PBES2 = '2a864886f70d01050d';
const SCRYPT_KDF = '2b06010401da47040b';
const AES_256_CBC = '60864801650304012a';

/**
 * A private key (PKCS#8, DER) locked with a passphrase, as PEM that OpenSSL and everything built on it can read. Node
 * itself only writes the old key derivation, whose few rounds are no hindrance to a thief with the file.
 */
export function lockedPem(privateKey: Buffer, passphrase: string): string {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = scryptSync(passphrase, salt, 32, SCRYPT);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const locked = Buffer.concat([cipher.update(privateKey), cipher.final()]);
  const { N, r, p } = SCRYPT;
  const derivation = sequence(
    object(SCRYPT_KDF),
    sequence(der(OCTETS, salt), integer(N), integer(r), integer(p)),
  );
  const encryption = sequence(object(AES_256_CBC), der(OCTETS, iv));
  const scheme = sequence(object(PBES2), sequence(derivation, encryption));
  const lines =
    sequence(scheme, der(OCTETS, locked))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN ENCRYPTED PRIVATE KEY-----', ...lines, '-----END ENCRYPTED PRIVATE KEY-----', ''].join(
    '\n',
  );
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const long = body.length < 128 ? [] : body.length < 256 ? [0x81] : [0x82, body.length >> 8];
  return Buffer.concat([Buffer.from([tag, ...long, body.length & 0xff]), body]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(SEQUENCE, ...parts);
}

function object(identifier: string): Buffer {
  return der(OBJECT, Buffer.from(identifier, 'hex'));
}

/** A leading zero keeps the number from being taken for a negative one. */
function integer(value: number): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return der(INTEGER, Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex'));
}
