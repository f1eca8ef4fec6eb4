/** Checking the enveloped XML signature of a message, whoever made it. */

import { canonicalXml } from '#backend/signing/canonicalXml.ts';
import type { SigningCertificate } from '#backend/signing/certificate.ts';
import { certificateIn } from '#backend/signing/certificate.ts';
import type { ExactElement } from '#backend/signing/exactXml.ts';
import { elementsIn, readExactXml, textIn } from '#backend/signing/exactXml.ts';
import { hashOf, verifyData } from '#backend/signing/primitives.ts';
import type { SignatureFlaw } from '#shared/api/signing.ts';
import type { HashName, KeyKind, SignatureSuite } from '#shared/messages/signatureSuites.ts';
import { SIGNATURE_SUITES } from '#shared/messages/signatureSuites.ts';

/**
 * What came of looking at a message's signature. `unknownCertificate`: the signature holds, but nobody said that its
 * certificate is one to be trusted.
 */
export type SignatureReport =
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid'; readonly flaw: SignatureFlaw }
  | { readonly kind: 'valid' | 'unknownCertificate'; readonly certificate: SigningCertificate };

/** What a signature is held against. */
export interface SignatureExpectations {
  /** Certificates that are trusted; any other is reported as unknown. */
  readonly known: readonly SigningCertificate[];
  /** Ways to sign besides those of the table: what is set for the profile's own keys. */
  readonly suites?: readonly SignatureSuite[];
  /** The time the certificate has to be valid at, milliseconds since 1970. */
  readonly at: number;
}

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const CANONICAL_XML = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const ENVELOPED = `${XMLDSIG}enveloped-signature`;

interface Method {
  readonly key: KeyKind;
  readonly signatureHash: HashName;
}

/** By URI. What the suites write is what is read, and nothing else. */
interface Readable {
  readonly methods: ReadonlyMap<string, Method>;
  readonly digests: ReadonlyMap<string, HashName>;
}

function readable(extra: readonly SignatureSuite[]): Readable {
  // The table has the last word on what its URIs mean.
  const suites = [...extra, ...Object.values(SIGNATURE_SUITES)];
  return {
    methods: new Map(suites.map((suite) => [suite.signature, suite])),
    digests: new Map(suites.map((suite) => [suite.digest, suite.digestHash])),
  };
}

interface Parts {
  readonly signedInfo: ExactElement;
  readonly method: Method;
  readonly digestHash: HashName;
  readonly digest: Buffer;
  readonly value: Buffer;
  readonly certificate: SigningCertificate;
}

/**
 * Checks the signature of a message. Only the form that the official manual prescribes is taken: one signature, directly
 * in the root, with one reference, to the whole document ("") without the signature itself, Canonical XML 1.0. So there
 * is nothing a signed part could be wrapped into or moved out of: whatever stands in the message was signed.
 */
export function verifySignature(xml: string, expected: SignatureExpectations): SignatureReport {
  const read = readExactXml(xml);
  if (!read.ok) return invalid('unreadable');
  const root = read.value;
  const signatures = signaturesIn(root);
  const [signature] = signatures;
  if (signature === undefined) return { kind: 'absent' };
  if (signatures.length > 1) return invalid('several');
  if (!root.children.includes(signature)) return invalid('misplaced');
  const parts = partsOf(signature, readable(expected.suites ?? []));
  if (typeof parts === 'string') return invalid(parts);
  const { certificate, method } = parts;
  const digest = hashOf(parts.digestHash, Buffer.from(canonicalXml(root, signature)));
  if (!digest.equals(parts.digest)) return invalid('changed');
  const info = Buffer.from(canonicalXml(parts.signedInfo));
  if (!verifyData(method, info, parts.value, certificate.publicKey)) return invalid('value');
  if (expected.at < certificate.validFrom || expected.at > certificate.validTo) return invalid('outOfDate');
  const known = expected.known.some(({ der }) => der.equals(certificate.der));
  return { kind: known ? 'valid' : 'unknownCertificate', certificate };
}

function invalid(flaw: SignatureFlaw): SignatureReport {
  return { kind: 'invalid', flaw };
}

/** Every signature, wherever it stands. */
function signaturesIn(element: ExactElement): readonly ExactElement[] {
  const inside = elementsIn(element).flatMap(signaturesIn);
  return element.namespace === XMLDSIG && element.name === 'Signature' ? [element, ...inside] : inside;
}

function partsOf(signature: ExactElement, { methods, digests }: Readable): Parts | SignatureFlaw {
  const signedInfo = only(signature, 'SignedInfo');
  const value = bytesIn(only(signature, 'SignatureValue'));
  const reference = only(signedInfo, 'Reference');
  const digest = bytesIn(only(reference, 'DigestValue'));
  if (signedInfo === null || value === null || reference === null || digest === null) return 'form';
  if (algorithmOf(only(signedInfo, 'CanonicalizationMethod')) !== CANONICAL_XML) return 'form';
  if (!coversWholeDocument(reference)) return 'form';
  const method = methods.get(algorithmOf(only(signedInfo, 'SignatureMethod')));
  const digestHash = digests.get(algorithmOf(only(reference, 'DigestMethod')));
  if (method === undefined || digestHash === undefined) return 'algorithm';
  const data = only(only(signature, 'KeyInfo'), 'X509Data');
  const certificate = certificateIn(textIn(only(data, 'X509Certificate') ?? signature) ?? '');
  if (certificate === null) return 'certificate';
  return { signedInfo, method, digestHash, digest, value, certificate };
}

function coversWholeDocument(reference: ExactElement): boolean {
  const target = reference.attributes.find(({ written }) => written === 'URI');
  const transforms = only(reference, 'Transforms');
  if (target?.value !== '' || transforms === null) return false;
  const [first, second, ...more] = elementsIn(transforms).map(algorithmOf);
  return first === ENVELOPED && (second ?? CANONICAL_XML) === CANONICAL_XML && more.length === 0;
}

/** The one child of that name in the signature's namespace; null when there is none or more than one. */
function only(parent: ExactElement | null, name: string): ExactElement | null {
  const found = parent === null ? [] : elementsIn(parent).filter((child) => child.name === name);
  const [one] = found;
  return one !== undefined && found.length === 1 && one.namespace === XMLDSIG ? one : null;
}

function algorithmOf(element: ExactElement | null): string {
  return element?.attributes.find(({ written }) => written === 'Algorithm')?.value ?? '';
}

function bytesIn(element: ExactElement | null): Buffer | null {
  const text = element === null ? null : textIn(element);
  const packed = text?.replace(/\s+/g, '') ?? '';
  return /^[A-Za-z0-9+/]+={0,2}$/.test(packed) ? Buffer.from(packed, 'base64') : null;
}
