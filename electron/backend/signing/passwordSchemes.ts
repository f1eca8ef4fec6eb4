/** The ways in which key files are locked with a password: PBES2 (RFC 8018) and the older one of PKCS#12 (RFC 7292). */
import { createDecipheriv, createHash, pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { DerValue } from '#backend/files/der.ts';
import { DER, readDerList } from '#backend/files/der.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** Why something locked did not open. `scheme`: locked in a way that is not known here. */
export type LockProblem = 'password' | 'scheme' | 'format';

const PBES2 = '2a864886f70d01050d';
const PBKDF2 = '2a864886f70d01050c';
const SCRYPT = '2b06010401da47040b';
const SHA1_AND_3DES = '2a864886f70d010c0103';

const HMACS: Readonly<Record<string, string>> = {
  '2a864886f70d0207': 'sha1',
  '2a864886f70d0209': 'sha256',
  '2a864886f70d020a': 'sha384',
  '2a864886f70d020b': 'sha512',
};

interface Cipher {
  readonly name: string;
  readonly keyBytes: number;
}

const TRIPLE_DES: Cipher = { name: 'des-ede3-cbc', keyBytes: 24 };
const CIPHERS: Readonly<Record<string, Cipher>> = {
  '608648016503040102': { name: 'aes-128-cbc', keyBytes: 16 },
  '608648016503040116': { name: 'aes-192-cbc', keyBytes: 24 },
  '60864801650304012a': { name: 'aes-256-cbc', keyBytes: 32 },
  '2a864886f70d0307': TRIPLE_DES,
};

/** A file that asks for more work or memory than this was made to stop the machine. */
const MOST_ROUNDS = 2_000_000;
const MOST_OLD_ROUNDS = 200_000;
const MOST_MEMORY = 256 * 1024 * 1024;
const MOST_SALT = 1024;

const derivePbkdf2 = promisify(pbkdf2);

/** Opens bytes that are locked as an AlgorithmIdentifier says. */
export async function unlock(
  scheme: DerValue,
  locked: Buffer,
  password: string,
): Promise<Result<Buffer, LockProblem>> {
  const [kind, parameters] = readDerList(scheme.content) ?? [];
  if (kind === undefined || parameters === undefined) return err('format');
  switch (kind.content.toString('hex')) {
    case PBES2:
      return unlockPbes2(parameters, locked, password);
    case SHA1_AND_3DES: {
      const [salt, rounds] = readDerList(parameters.content) ?? [];
      const count = numberIn(rounds);
      if (salt === undefined || salt.content.length > MOST_SALT) return err('format');
      if (count < 1 || count > MOST_OLD_ROUNDS) return err('scheme');
      const derive = (id: number, bytes: number) =>
        pkcs12Bytes('sha1', password, salt.content, count, id, bytes);
      return decrypt(TRIPLE_DES, derive(1, TRIPLE_DES.keyBytes), derive(2, 8), locked);
    }
    default:
      return err('scheme');
  }
}

async function unlockPbes2(
  parameters: DerValue,
  locked: Buffer,
  password: string,
): Promise<Result<Buffer, LockProblem>> {
  const [derivation, encryption] = readDerList(parameters.content) ?? [];
  const [kind, iv] = encryption === undefined ? [] : (readDerList(encryption.content) ?? []);
  if (derivation === undefined || kind === undefined || iv?.tag !== DER.octets) return err('format');
  const cipher = CIPHERS[kind.content.toString('hex')];
  if (cipher === undefined) return err('scheme');
  const key = await derived(derivation, password, cipher.keyBytes);
  return key.ok ? decrypt(cipher, key.value, iv.content, locked) : key;
}

async function derived(
  derivation: DerValue,
  password: string,
  bytes: number,
): Promise<Result<Buffer, LockProblem>> {
  const [kind, given] = readDerList(derivation.content) ?? [];
  const parameters = given === undefined ? null : readDerList(given.content);
  const [salt, ...numbers] = parameters ?? [];
  if (kind === undefined || salt?.tag !== DER.octets || salt.content.length > MOST_SALT) return err('format');
  switch (kind.content.toString('hex')) {
    case PBKDF2: {
      const rounds = numberIn(numbers[0]);
      const hash = numbers.find(({ tag }) => tag === DER.sequence);
      const hmac = hash === undefined ? 'sha1' : HMACS[oidIn(hash)];
      if (rounds < 1 || rounds > MOST_ROUNDS || hmac === undefined) return err('scheme');
      return ok(await derivePbkdf2(password, salt.content, rounds, bytes, hmac));
    }
    case SCRYPT: {
      const [n, r, p] = numbers.map(numberIn);
      if (n === undefined || r === undefined || p === undefined) return err('format');
      if (n < 2 || r < 1 || p < 1 || p > 64 || 128 * n * r > MOST_MEMORY) return err('scheme');
      return scryptKey(password, salt.content, bytes, { N: n, r, p });
    }
    default:
      return err('scheme');
  }
}

function scryptKey(
  password: string,
  salt: Buffer,
  bytes: number,
  cost: { readonly N: number; readonly r: number; readonly p: number },
): Promise<Result<Buffer, LockProblem>> {
  return new Promise((resolve) => {
    try {
      scrypt(password, salt, bytes, { ...cost, maxmem: 2 * MOST_MEMORY }, (problem, key) =>
        resolve(problem === null ? ok(key) : err('scheme')),
      );
    } catch {
      // N is no power of two.
      resolve(err('scheme'));
    }
  });
}

function decrypt(cipher: Cipher, key: Buffer, iv: Buffer, locked: Buffer): Result<Buffer, LockProblem> {
  try {
    const decipher = createDecipheriv(cipher.name, key, iv);
    return ok(Buffer.concat([decipher.update(locked), decipher.final()]));
  } catch {
    return err('password');
  } finally {
    key.fill(0);
  }
}

/**
 * Bytes from a password as PKCS#12 makes them (RFC 7292, appendix B): `id` 1 for a key, 2 for an initial vector, 3 for
 * the code that proves a file whole.
 */
export function pkcs12Bytes(
  hash: 'sha1' | 'sha256' | 'sha384' | 'sha512',
  password: string,
  salt: Buffer,
  rounds: number,
  id: number,
  bytes: number,
): Buffer {
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const input = Buffer.concat([filled(salt, block), filled(bigEndian(password), block)]);
  const made: Buffer[] = [];
  for (let length = 0; length < bytes; ) {
    let digest = createHash(hash).update(Buffer.alloc(block, id)).update(input).digest();
    for (let i = 1; i < rounds; i += 1) digest = createHash(hash).update(digest).digest();
    made.push(digest);
    length += digest.length;
    const addend = filled(digest, block).subarray(0, block);
    for (let at = 0; at < input.length; at += block) addTo(input.subarray(at, at + block), addend);
  }
  return Buffer.concat(made).subarray(0, bytes);
}

/** UTF-16, big end first, with a zero at the end. */
function bigEndian(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/** The bytes over and over, to whole blocks. */
function filled(bytes: Buffer, block: number): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
}

/** target = target + addend + 1, as numbers with the big end first. */
function addTo(target: Buffer, addend: Buffer): void {
  let carry = 1;
  for (let i = target.length - 1; i >= 0; i -= 1) {
    carry += (target[i] ?? 0) + (addend[i] ?? 0);
    target[i] = carry & 0xff;
    carry >>= 8;
  }
}

/** A whole number of at most six bytes; 0 for anything else. */
export function numberIn(value: DerValue | undefined): number {
  if (value?.tag !== DER.integer || value.content.length > 6 || value.content.length === 0) return 0;
  return value.content.readUIntBE(0, value.content.length);
}

/** The object identifier that an AlgorithmIdentifier begins with, in hex. */
export function oidIn(algorithm: DerValue): string {
  return readDerList(algorithm.content)?.[0]?.content.toString('hex') ?? '';
}
