import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createVerify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import type { SoftwareKey } from '#backend/signing/softwareSigner.ts';
import { softwareSigner } from '#backend/signing/softwareSigner.ts';
import { makeTrainingKey } from '#backend/signing/trainingKey.ts';
import { signMessage } from '#backend/signing/xmlSignature.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';

const { inventory } = documentsOf();
const MESSAGE = buildMessage(
  DOCUMENT_MESSAGES.inventory.request,
  [{ ...inventory, head: { ...inventory.head, note: '麦秆画 <A> & "B" > \'C\'\n\t]]>' } }],
  { guid: MESSAGE_GUID, transfer: aTransfer() },
);

let key: SoftwareKey;
let signed: string;
beforeAll(async () => {
  key = await makeTrainingKey();
  signed = new TextDecoder().decode((await signMessage(MESSAGE, softwareSigner(key))).bytes);
});

/** Whether an independent library takes the signature, and the text it says was signed. */
function verify(xml: string, certificate: string): string | null {
  const signature = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
  const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  try {
    verifier.loadSignature(signature);
    return verifier.checkSignature(xml) ? (verifier.getSignedReferences()[0] ?? '') : null;
  } catch {
    return null;
  }
}

describe('signMessage', () => {
  it('makes a signature that an independent library verifies, over the whole message', () => {
    expect(verify(signed, key.certificatePem)).toBe(MESSAGE);
  });

  it('signs SignedInfo in the canonical form that a schema library gives it', () => {
    const document = XmlDocument.fromString(signed);
    const names = { ds: 'http://www.w3.org/2000/09/xmldsig#' };
    const info = document.get('//ds:SignedInfo', names);
    const value = document.get('//ds:SignatureValue', names);
    if (!(info instanceof XmlElement) || value === null) throw new Error('no signature');
    const verifier = createVerify('sha256').update(info.canonicalizeToString());
    expect(verifier.verify(key.certificatePem, value.content, 'base64')).toBe(true);
    document.dispose();
  });

  it('stands after the transfer block and leaves the message as it is', () => {
    expect(signed).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<ceb:CEB603Message /);
    expect(signed).toMatch(/<\/ceb:BaseTransfer><ds:Signature [\s\S]*<\/ds:Signature><\/ceb:CEB603Message>$/);
    const parsed = parseMessage(signed);
    expect(parsed.ok && parsed.value.form === 'records' && parsed.value.signed).toBe(true);
  });

  it('gives the hash of exactly the bytes', async () => {
    const { bytes, sha256 } = await signMessage(MESSAGE, softwareSigner(key));
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each([
    ['content', (xml: string) => xml.replace('<ceb:totalPrice>45<', '<ceb:totalPrice>46<')],
    ['white space', (xml: string) => xml.replace('</ceb:InventoryHead>', '</ceb:InventoryHead> ')],
    ['sender', (xml: string) => xml.replace('<ceb:copCode>4199000001<', '<ceb:copCode>4199000002<')],
    ['identifier', (xml: string) => xml.replace('0000000000FF', '0000000000FE')],
    ['digest', (xml: string) => changed(xml, '<ds:DigestValue>')],
    ['signature', (xml: string) => changed(xml, '<ds:SignatureValue>')],
    ['algorithm', (xml: string) => xml.replace('more#rsa-sha256', 'more#rsa-sha512')],
  ])('does not hold after one change of the %s', (_what, tamper) => {
    const tampered = tamper(signed);
    expect(tampered).not.toBe(signed);
    expect(verify(tampered, key.certificatePem)).toBeNull();
  });

  it('does not hold for another key', async () => {
    expect(verify(signed, (await makeTrainingKey()).certificatePem)).toBeNull();
  });

  it('refuses what is no unsigned message', async () => {
    const signer = softwareSigner(key);
    await expect(signMessage('<?xml version="1.0"?><a/>', signer)).rejects.toThrow(RangeError);
    await expect(signMessage(signed.slice(signed.indexOf('<ceb:')), signer)).rejects.toThrow(RangeError);
  });

  it('carries the key’s name and certificate', () => {
    const raw = new X509Certificate(key.certificatePem).raw.toString('base64');
    expect(signed).toContain(`<ds:KeyName>${key.keyName}</ds:KeyName>`);
    expect(signed).toContain(`<ds:X509Certificate>${raw}</ds:X509Certificate>`);
  });

  const xmlsec = spawnSync('xmlsec1', ['--version']).status === 0;
  it.skipIf(!xmlsec)(`is verified by xmlsec1 too${xmlsec ? '' : ' (skipped: not on this machine)'}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'highland-sign-'));
    const [certificate, message] = [join(folder, 'key.pem'), join(folder, 'message.xml')];
    writeFileSync(certificate, key.certificatePem);
    writeFileSync(message, signed);
    try {
      execFileSync('xmlsec1', ['--verify', '--pubkey-cert-pem', certificate, message], { stdio: 'pipe' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('makeTrainingKey', () => {
  it('says in its subject what it is', () => {
    const certificate = new X509Certificate(key.certificatePem);
    expect(certificate.subject).toContain('TRAINING ONLY');
    expect(certificate.ca).toBe(false);
    expect(key.keyName).toMatch(/^TRAINING-[0-9A-F]+$/);
  });

  it('makes a pair of which one does not sign for another', async () => {
    const other = await makeTrainingKey();
    expect(() => softwareSigner({ ...key, certificatePem: other.certificatePem })).toThrow(TypeError);
  });
});

/** The text with the first character behind a mark replaced by another of base64. */
function changed(xml: string, mark: string): string {
  const at = xml.indexOf(mark) + mark.length;
  return `${xml.slice(0, at)}${xml[at] === 'A' ? 'B' : 'A'}${xml.slice(at + 1)}`;
}
