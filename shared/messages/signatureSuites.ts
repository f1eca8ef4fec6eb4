/**
 * The ways an official message can be signed, as data. The manual of edition 202205 (section 6) prefers SM2 with SM3 and
 * still takes RSA with SHA-1; which pairs of URIs each port accepts is not published, so both can be set for each key.
 */

/** The name of a way to sign. */
export type SuiteId = 'rsaSha256' | 'rsaSha1' | 'sm2Sm3' | 'sm2Sm3Practice';
/** A hash function. */
export type HashName = 'sha256' | 'sha1' | 'sm3';
/** A kind of key. */
export type KeyKind = 'rsa' | 'sm2';
/**
 * How the two numbers of an SM2 signature stand in SignatureValue. `raw`: r and s of 32 bytes each, as XML Signature 1.1
 * writes elliptic signatures and as port cards give them (64 bytes in published answers of the cards' service). `der`:
 * the SEQUENCE of GM/T 0009. RSA has one form only.
 */
export type ValueForm = 'raw' | 'der';

/** A way to sign. */
export interface SignatureSuite {
  readonly id: SuiteId;
  readonly key: KeyKind;
  /** The hash inside the signature. */
  readonly signatureHash: HashName;
  readonly digestHash: HashName;
  /** URI of SignatureMethod. */
  readonly signature: string;
  /** URI of DigestMethod. */
  readonly digest: string;
  readonly form: ValueForm;
  /** preferred and legacy: the manual has it so; toBeConfirmed: no official page says that a port takes it. */
  readonly standing: 'preferred' | 'legacy' | 'toBeConfirmed';
}

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const CHINAPORT = 'http://www.chinaport.gov.cn/2022/04/xmldsig#';

/** Every way to sign. */
export const SIGNATURE_SUITES: Readonly<Record<SuiteId, SignatureSuite>> = {
  rsaSha256: {
    id: 'rsaSha256',
    key: 'rsa',
    signatureHash: 'sha256',
    digestHash: 'sha256',
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
    form: 'raw',
    standing: 'toBeConfirmed',
  },
  rsaSha1: {
    id: 'rsaSha1',
    key: 'rsa',
    signatureHash: 'sha1',
    digestHash: 'sha1',
    signature: `${XMLDSIG}rsa-sha1`,
    digest: `${XMLDSIG}sha1`,
    form: 'raw',
    standing: 'legacy',
  },
  sm2Sm3: {
    id: 'sm2Sm3',
    key: 'sm2',
    signatureHash: 'sm3',
    digestHash: 'sm3',
    signature: `${CHINAPORT}sm2-sm3`,
    digest: `${CHINAPORT}sm3`,
    form: 'raw',
    standing: 'preferred',
  },
  /** One implementation signs with SM2 cards like this and reports that it works. */
  sm2Sm3Practice: {
    id: 'sm2Sm3Practice',
    key: 'sm2',
    signatureHash: 'sm3',
    digestHash: 'sha1',
    signature: `${XMLDSIG}sm2-sm3`,
    digest: `${XMLDSIG}sha1`,
    form: 'raw',
    standing: 'toBeConfirmed',
  },
};

/** The names of all ways to sign. */
export const SUITE_IDS = [
  'rsaSha256',
  'rsaSha1',
  'sm2Sm3',
  'sm2Sm3Practice',
] as const satisfies readonly SuiteId[];

/** How a key signs: a suite, and what its port wants otherwise. "" and null: as the suite has it. */
export interface SigningAlgorithms {
  readonly suite: SuiteId;
  /** Another URI of SignatureMethod. */
  readonly signature: string;
  /** Another URI of DigestMethod; the digest itself stays the suite's. */
  readonly digest: string;
  readonly form: ValueForm | null;
}

/** A suite as it stands. */
export function plainAlgorithms(suite: SuiteId): SigningAlgorithms {
  return { suite, signature: '', digest: '', form: null };
}

/** The suite with what is set for a key put in its place. */
export function suiteOf(algorithms: SigningAlgorithms): SignatureSuite {
  const suite = SIGNATURE_SUITES[algorithms.suite];
  return {
    ...suite,
    signature: algorithms.signature === '' ? suite.signature : algorithms.signature,
    digest: algorithms.digest === '' ? suite.digest : algorithms.digest,
    form: suite.key === 'rsa' ? suite.form : (algorithms.form ?? suite.form),
  };
}

/** The suites that a kind of key can sign with, the first being what it starts with. */
export function suitesFor(key: KeyKind): readonly SignatureSuite[] {
  return SUITE_IDS.map((id) => SIGNATURE_SUITES[id]).filter((suite) => suite.key === key);
}
