import type { KeyObject } from 'node:crypto';
import { createHash, verify } from 'node:crypto';
import { canonicalXml } from './canonicalXml.ts';
import type { XmlElement } from './xmlTree.ts';
import { childElements, textOf } from './xmlTree.ts';

/** A key the platform knows: the certificate that was enrolled for a firm. Times in ms since 1970. */
export interface EnrolledKey {
  /** The certificate as base64 DER without white space. */
  readonly certificate: string;
  readonly key: KeyObject;
  readonly validFrom: number;
  readonly validTo: number;
}

/** What came of looking at a message's signature; codes are those of the exchange layer (S22 section 7). */
export type SignatureVerdict =
  | { readonly kind: 'absent' }
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly code: '1001' | '1002' | '1004'; readonly reason: string };

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const ENVELOPED = `${DSIG}enveloped-signature`;
const SIGNATURE_METHODS: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  [`${DSIG}rsa-sha1`]: 'sha1',
};
const DIGEST_METHODS: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  [`${DSIG}sha1`]: 'sha1',
};

interface Parts {
  readonly signedInfo: XmlElement;
  readonly hash: string;
  readonly digestHash: string;
  readonly digest: string;
  readonly value: Buffer;
  readonly certificate: string | null;
}

/**
 * Checks the enveloped XML signature of a message against the keys enrolled for its sender. Only the form the
 * official manual prescribes is accepted: one reference to the whole document, Canonical XML 1.0, RSA.
 */
export function checkSignature(
  root: XmlElement,
  keys: readonly EnrolledKey[],
  nowMs: number,
): SignatureVerdict {
  const found = childElements(root).filter((child) => child.uri === DSIG && child.local === 'Signature');
  const [signature] = found;
  if (signature === undefined) return { kind: 'absent' };
  if (found.length > 1) return invalid('1001', '报文含有多个签名');
  const parts = readSignature(signature);
  if (parts === null) return invalid('1001', '签名结构或算法不受支持（训练平台只接受RSA签名）');

  const candidates = keys.filter(
    (key) => parts.certificate === null || key.certificate === parts.certificate,
  );
  if (candidates.length === 0) return invalid('1001', '签名证书未在平台登记');
  const digest = createHash(parts.digestHash).update(canonicalXml(root, signature)).digest('base64');
  if (digest !== parts.digest) return invalid('1004', '报文内容与签名不一致');
  const signed = Buffer.from(canonicalXml(parts.signedInfo));
  const signer = candidates.find(({ key }) => verify(parts.hash, signed, key, parts.value));
  if (signer === undefined) return invalid('1001', '签名值验证未通过');
  if (nowMs < signer.validFrom || nowMs > signer.validTo) return invalid('1002', '签名证书不在有效期内');
  return { kind: 'valid' };
}

function invalid(code: '1001' | '1002' | '1004', reason: string): SignatureVerdict {
  return { kind: 'invalid', code, reason };
}

function readSignature(signature: XmlElement): Parts | null {
  const signedInfo = only(signature, 'SignedInfo');
  const value = only(signature, 'SignatureValue');
  const reference = signedInfo && only(signedInfo, 'Reference');
  if (!signedInfo || !value || !reference) return null;
  const hash = SIGNATURE_METHODS[algorithm(only(signedInfo, 'SignatureMethod'))];
  const digestHash = DIGEST_METHODS[algorithm(only(reference, 'DigestMethod'))];
  const digest = only(reference, 'DigestValue');
  if (hash === undefined || digestHash === undefined || digest === null) return null;
  if (algorithm(only(signedInfo, 'CanonicalizationMethod')) !== C14N || !coversWholeDocument(reference)) {
    return null;
  }
  return {
    signedInfo,
    hash,
    digestHash,
    digest: compact(digest),
    value: Buffer.from(compact(value), 'base64'),
    certificate: certificateIn(signature),
  };
}

function coversWholeDocument(reference: XmlElement): boolean {
  const target = reference.attributes.find((attribute) => attribute.name === 'URI');
  const transforms = only(reference, 'Transforms');
  if (target?.value !== '' || transforms === null) return false;
  const steps = childElements(transforms).map(algorithm);
  return steps[0] === ENVELOPED && (steps.length === 1 || (steps.length === 2 && steps[1] === C14N));
}

function certificateIn(signature: XmlElement): string | null {
  const keyInfo = only(signature, 'KeyInfo');
  const data = keyInfo && only(keyInfo, 'X509Data');
  const certificate = data && only(data, 'X509Certificate');
  return certificate ? compact(certificate) : null;
}

/** The one child of that name in the signature's namespace; null when there is none or more than one. */
function only(parent: XmlElement, local: string): XmlElement | null {
  const found = childElements(parent).filter((child) => child.uri === DSIG && child.local === local);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function algorithm(element: XmlElement | null): string {
  return element?.attributes.find((attribute) => attribute.name === 'Algorithm')?.value ?? '';
}

function compact(element: XmlElement): string {
  return (textOf(element) ?? '').replace(/\s+/g, '');
}
