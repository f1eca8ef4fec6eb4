/**
 * Enveloped XML signatures of official messages (specification of edition 202205, section 6): one reference to the
 * whole document, Canonical XML 1.0, placed after the transfer block.
 *
 * Messages are built in canonical form, and the signature is written into them without a byte of white space, so both
 * what the digest covers (the message without its signature) and what the key signs (SignedInfo) are known as text:
 * no document tree is ever made.
 */
import { createHash } from 'node:crypto';
import { XML_DECLARATION } from '#shared/messages/build.ts';
import { escapeText } from '#shared/messages/characters.ts';
import { CEB_NAMESPACE } from '#shared/messages/table.ts';

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const CANONICAL_XML = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** The names by which a signature says how it was made. */
export interface SignatureAlgorithms {
  /** URI of the signature method, e.g. RSA with SHA-256. */
  readonly signature: string;
  /** URI of the digest method. */
  readonly digest: string;
}

/** Something that signs: a software key, later a card or a crypto machine. */
export interface Signer {
  /** Number of the certificate, shown as KeyName. */
  readonly keyName: string;
  /** The certificate (X.509, DER) as base64 without line ends. */
  readonly certificate: string;
  readonly algorithms: SignatureAlgorithms;
  /** The digest that `algorithms.digest` names. */
  digest(data: Uint8Array): Uint8Array;
  /** The signature over the data (not over its digest) that `algorithms.signature` names. */
  sign(data: Uint8Array): Promise<Uint8Array> | Uint8Array;
}

/** A signed message: exactly the bytes to store, to send and to send again. */
export interface SignedMessage {
  /** UTF-8 with XML declaration. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly sha256: string;
}

/**
 * Signs a message as `buildMessage` made it: canonical, without declaration and without a signature. Throws
 * `RangeError` for a text that is not such a message (a programming error), and whatever the signer throws.
 */
export async function signMessage(xml: string, signer: Signer): Promise<SignedMessage> {
  const end = xml.lastIndexOf('</ceb:');
  if (!xml.startsWith('<ceb:') || end === -1 || xml.includes('<ds:Signature')) {
    throw new RangeError('signMessage takes an unsigned message as buildMessage makes it');
  }
  const encoder = new TextEncoder();
  const info = signedInfo(base64(signer.digest(encoder.encode(xml))), signer.algorithms);
  const value = base64(await signer.sign(encoder.encode(canonicalSignedInfo(info))));
  const signature = signatureElement(info, value, signer);
  const bytes = encoder.encode(`${XML_DECLARATION}${xml.slice(0, end)}${signature}${xml.slice(end)}`);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** What SignedInfo holds, in canonical form: start and end tags, never an empty-element tag. */
function signedInfo(digest: string, algorithms: SignatureAlgorithms): string {
  return [
    `<ds:CanonicalizationMethod Algorithm="${CANONICAL_XML}"></ds:CanonicalizationMethod>`,
    `<ds:SignatureMethod Algorithm="${escapeAttribute(algorithms.signature)}"></ds:SignatureMethod>`,
    '<ds:Reference URI=""><ds:Transforms>',
    `<ds:Transform Algorithm="${XMLDSIG}enveloped-signature"></ds:Transform>`,
    '</ds:Transforms>',
    `<ds:DigestMethod Algorithm="${escapeAttribute(algorithms.digest)}"></ds:DigestMethod>`,
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`,
  ].join('');
}

/** Inclusive canonical form gives the element every namespace in force where it stands, in order of their prefixes. */
function canonicalSignedInfo(info: string): string {
  return `<ds:SignedInfo xmlns:ceb="${CEB_NAMESPACE}" xmlns:ds="${XMLDSIG}">${info}</ds:SignedInfo>`;
}

function signatureElement(info: string, value: string, signer: Signer): string {
  return [
    `<ds:Signature xmlns:ds="${XMLDSIG}"><ds:SignedInfo>${info}</ds:SignedInfo>`,
    `<ds:SignatureValue>${value}</ds:SignatureValue>`,
    `<ds:KeyInfo><ds:KeyName>${escapeText(signer.keyName)}</ds:KeyName>`,
    `<ds:X509Data><ds:X509Certificate>${escapeText(signer.certificate)}</ds:X509Certificate></ds:X509Data>`,
    '</ds:KeyInfo></ds:Signature>',
  ].join('');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
