import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { DER, der, integer, object, sequence } from '#backend/files/der.ts';

/**
 * What it costs to try one passphrase: 16 MB and about a quarter of a second. More memory than that OpenSSL does not
 * allow when it reads such a file.
 */
const SCRYPT = { N: 16_384, r: 8, p: 5 } as const;

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
    sequence(der(DER.octets, salt), integer(N), integer(r), integer(p)),
  );
  const encryption = sequence(object(AES_256_CBC), der(DER.octets, iv));
  const scheme = sequence(object(PBES2), sequence(derivation, encryption));
  const lines =
    sequence(scheme, der(DER.octets, locked))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN ENCRYPTED PRIVATE KEY-----', ...lines, '-----END ENCRYPTED PRIVATE KEY-----', ''].join(
    '\n',
  );
}
