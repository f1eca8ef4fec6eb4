import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { certificatePem } from '#backend/signing/certificate.ts';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import { pairSigner } from '#backend/signing/softwareSigner.ts';
import type { SignatureReport } from '#backend/signing/verifySignature.ts';
import { verifySignature } from '#backend/signing/verifySignature.ts';
import { signMessage } from '#backend/signing/xmlSignature.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { CEB603 } from '#shared/messages/ceb603.ts';
import { isUnsendable } from '#shared/messages/characters.ts';
import type { SigningAlgorithms, SuiteId } from '#shared/messages/signatureSuites.ts';
import {
  plainAlgorithms,
  SIGNATURE_SUITES,
  SUITE_IDS,
  suiteOf,
  suitesFor,
} from '#shared/messages/signatureSuites.ts';
import { aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';
import { anRsaKey, anSm2Key } from '#test/builders/signingKeys.ts';

const AT = Date.parse('2026-06-01T00:00:00Z');

const keys: { rsa: KeyPair | null; sm2: KeyPair } = { rsa: null, sm2: anSm2Key() };
beforeAll(async () => {
  keys.rsa = await anRsaKey();
});

function keyFor(suite: SuiteId): KeyPair {
  const pair = keys[SIGNATURE_SUITES[suite].key];
  if (pair === null) throw new Error('no key yet');
  return pair;
}

function message(note: string): string {
  const { inventory } = documentsOf();
  const record = { ...inventory, head: { ...inventory.head, note } };
  return buildMessage(CEB603, [record], { guid: MESSAGE_GUID, transfer: aTransfer() });
}

async function signed(
  algorithms: SigningAlgorithms,
  note = '麦秆画 <A> & "B" > \'C\'\n\t]]>',
): Promise<string> {
  const pair = keyFor(algorithms.suite);
  const { bytes } = await signMessage(message(note), pairSigner(pair, pair.certificate.number, algorithms));
  return Buffer.from(bytes).toString('utf8');
}

function check(xml: string, ...known: readonly KeyPair[]): SignatureReport {
  return verifySignature(xml, { known: known.map(({ certificate }) => certificate), at: AT });
}

/** What an independent library says; RSA only. */
function independent(xml: string, pair: KeyPair): string | null {
  const verifier = new SignedXml({
    publicCert: certificatePem(pair.certificate),
    getCertFromKeyInfo: () => null,
  });
  verifier.loadSignature(/<ds:Signature [\s\S]*<\/ds:Signature>/.exec(xml)?.[0] ?? '');
  try {
    return verifier.checkSignature(xml) ? (verifier.getSignedReferences()[0] ?? '') : null;
  } catch {
    return null;
  }
}

describe('the table of suites', () => {
  it('has the URIs of the manual and of practice', () => {
    const uris = Object.fromEntries(
      SUITE_IDS.map((id) => [id, [SIGNATURE_SUITES[id].signature, SIGNATURE_SUITES[id].digest]]),
    );
    expect(uris).toEqual({
      rsaSha256: [
        'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
        'http://www.w3.org/2001/04/xmlenc#sha256',
      ],
      rsaSha1: ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
      sm2Sm3: [
        'http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3',
        'http://www.chinaport.gov.cn/2022/04/xmldsig#sm3',
      ],
      sm2Sm3Practice: ['http://www.w3.org/2000/09/xmldsig#sm2-sm3', 'http://www.w3.org/2000/09/xmldsig#sha1'],
    });
    expect(suitesFor('sm2').map(({ id }) => id)).toEqual(['sm2Sm3', 'sm2Sm3Practice']);
  });

  it('gives way to what is set for a key, URI by URI', () => {
    const own = { suite: 'sm2Sm3', signature: 'urn:own:sm2', digest: '', form: 'der' } as const;
    expect(suiteOf(own)).toMatchObject({
      signature: 'urn:own:sm2',
      digest: SIGNATURE_SUITES.sm2Sm3.digest,
      form: 'der',
    });
    expect(suiteOf({ ...plainAlgorithms('rsaSha1'), form: 'der' }).form).toBe('raw');
  });
});

describe.each(SUITE_IDS)('a message signed with %s', (id) => {
  const algorithms = plainAlgorithms(id);

  it('holds, says which suite it is, and carries the certificate', async () => {
    const xml = await signed(algorithms);
    const pair = keyFor(id);
    expect(check(xml, pair)).toMatchObject({
      kind: 'valid',
      certificate: { number: pair.certificate.number },
    });
    expect(xml).toContain(`<ds:SignatureMethod Algorithm="${SIGNATURE_SUITES[id].signature}">`);
    expect(xml).toContain(`<ds:DigestMethod Algorithm="${SIGNATURE_SUITES[id].digest}">`);
    expect(xml).toContain(`<ds:KeyName>${pair.certificate.number}</ds:KeyName>`);
  });

  it('is of an unknown certificate when nobody knows it', async () => {
    const report = check(await signed(algorithms), anSm2Key());
    expect(report).toMatchObject({
      kind: 'unknownCertificate',
      certificate: { number: keyFor(id).certificate.number },
    });
  });

  it('does not hold once a character has changed', async () => {
    const xml = await signed(algorithms);
    const changes: readonly (readonly [string, string])[] = [
      [xml.replace('<ceb:totalPrice>45<', '<ceb:totalPrice>46<'), 'changed'],
      [xml.replace('<ceb:copCode>', '<ceb:copCode> '), 'changed'],
      [withOther(xml, '<ds:DigestValue>'), 'changed'],
      [withOther(xml, '<ds:SignatureValue>'), 'value'],
    ];
    for (const [changed, flaw] of changes) {
      expect(changed).not.toBe(xml);
      expect(check(changed, keyFor(id))).toEqual({ kind: 'invalid', flaw });
    }
  });
});

it('holds whatever is written in it', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((one) => !isUnsendable(one));
  await fc.assert(
    fc.asyncProperty(text, async (note) => {
      const xml = await signed(plainAlgorithms('rsaSha256'), note);
      return check(xml, keyFor('rsaSha256')).kind === 'valid';
    }),
    { numRuns: 100 },
  );
});

describe('RSA signatures', () => {
  it.each(['rsaSha256', 'rsaSha1'] as const)('hold for an independent library too (%s)', async (id) => {
    const xml = await signed(plainAlgorithms(id));
    expect(independent(xml, keyFor(id))).toBe(message('麦秆画 <A> & "B" > \'C\'\n\t]]>'));
    expect(independent(xml.replace('<ceb:totalPrice>45<', '<ceb:totalPrice>46<'), keyFor(id))).toBeNull();
  });

  it.each(['rsaSha256', 'rsaSha1'] as const)(
    'of that library hold here, laid out as it likes (%s)',
    async (id) => {
      const pair = keyFor(id);
      if (pair.key.kind !== 'rsa') throw new Error('no RSA key');
      const signer = new SignedXml({
        privateKey: pair.key.key.export({ type: 'pkcs8', format: 'pem' }),
        publicCert: certificatePem(pair.certificate),
        signatureAlgorithm: SIGNATURE_SUITES[id].signature,
        canonicalizationAlgorithm: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
      });
      signer.addReference({
        xpath: '/*',
        isEmptyUri: true,
        transforms: [
          'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
          'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
        ],
        digestAlgorithm: SIGNATURE_SUITES[id].digest,
      });
      const source =
        '<?xml version="1.0" encoding="UTF-8"?>\n<c:CEB604Message xmlns:c="http://www.chinaport.gov.cn/ceb" xmlns="urn:z" version=\'1.0\' guid="G&amp;1"\n  ><!-- a note --><c:a b:y="2" b:x=\'1"\' xmlns:b="urn:b">t<![CDATA[<x>]]>\r\n&#xD;</c:a>\n<empty/></c:CEB604Message>';
      signer.computeSignature(source, { prefix: 'ds', location: { reference: '/*', action: 'append' } });
      const xml = signer.getSignedXml();
      expect(check(xml, pair)).toMatchObject({ kind: 'valid' });
      expect(check(xml.replace('guid="G', 'guid="H'), pair)).toEqual({ kind: 'invalid', flaw: 'changed' });
    },
  );
});

describe('settings of a key', () => {
  it('write the SM2 value as a SEQUENCE where that is asked for', async () => {
    const value = (xml: string) => Buffer.from(/<ds:SignatureValue>([^<]*)/.exec(xml)?.[1] ?? '', 'base64');
    expect(value(await signed(plainAlgorithms('sm2Sm3')))).toHaveLength(64);
    const xml = await signed({ ...plainAlgorithms('sm2Sm3'), form: 'der' });
    expect(value(xml)[0]).toBe(0x30);
    expect(check(xml, keys.sm2)).toMatchObject({ kind: 'valid' });
  });

  it('put other URIs in, which hold where they are known and nowhere else', async () => {
    const own = { suite: 'sm2Sm3', signature: 'urn:a&b#sm2', digest: 'urn:a&b#sm3', form: null } as const;
    const xml = await signed(own);
    expect(check(xml, keys.sm2)).toEqual({ kind: 'invalid', flaw: 'algorithm' });
    const known = { known: [keys.sm2.certificate], at: AT, suites: [suiteOf(own)] };
    expect(verifySignature(xml, known)).toMatchObject({ kind: 'valid' });
  });

  it('are refused for another kind of key', () => {
    expect(() => pairSigner(keys.sm2, '1', plainAlgorithms('rsaSha1'))).toThrow(TypeError);
  });
});

describe('hostile signatures', () => {
  const flawOf = (xml: string) => {
    const report = check(xml, keys.sm2);
    return report.kind === 'invalid' ? report.flaw : report.kind;
  };
  const signatureIn = (xml: string) => /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
  let xml = '';
  beforeAll(async () => {
    xml = await signed(plainAlgorithms('sm2Sm3'));
  });

  it('are told by name', () => {
    const signature = signatureIn(xml);
    const other = anSm2Key().certificate.der.toString('base64');
    const cases: readonly (readonly [string, string])[] = [
      [xml.replace(signature, ''), 'absent'],
      [xml.replace(signature, signature + signature), 'several'],
      [xml.replace('<ceb:Inventory>', `<ceb:Inventory>${signature}`), 'several'],
      [xml.replace(signature, '').replace('<ceb:Inventory>', `<ceb:Inventory>${signature}`), 'misplaced'],
      // The signed message inside another one, the attacker's content outside: the classical wrapping.
      [
        `<ceb:CEB603Message xmlns:ceb="http://www.chinaport.gov.cn/ceb"><ceb:evil/>${xml.replace(/^<\?xml[^>]*\?>\s*/, '')}</ceb:CEB603Message>`,
        'misplaced',
      ],
      [xml.replace('URI=""', 'URI="#x"'), 'form'],
      [xml.replace('URI=""', ''), 'form'],
      [
        xml.replace('<ds:Reference URI="">', '<ds:Reference URI=""></ds:Reference><ds:Reference URI="">'),
        'form',
      ],
      [xml.replace('#enveloped-signature', '#base64'), 'form'],
      [xml.replace('REC-xml-c14n-20010315', 'REC-xml-c14n-20010315#WithComments'), 'form'],
      [xml.replace('xmldsig#sm2-sm3', 'xmldsig#hmac-sha1'), 'algorithm'],
      [xml.replace('xmldsig#sm3"', 'xmldsig#md5"'), 'algorithm'],
      [xml.replace(/<ds:X509Certificate>[^<]*/, '<ds:X509Certificate>AAAA'), 'certificate'],
      [xml.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, ''), 'certificate'],
      [xml.replace(/<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>${other}`), 'value'],
      // A comment is no part of what is signed, and no part of what is read.
      [xml.replace('<ds:DigestValue>', '<ds:DigestValue><!--x-->'), 'valid'],
      [xml.replace('<ds:SignatureValue>', '<ds:SignatureValue><b/>'), 'form'],
      [xml.replace('<?xml version="1.0" encoding="UTF-8"?>', '<!DOCTYPE a [<!ENTITY b "c">]>'), 'unreadable'],
      [xml.replace('<ceb:Inventory>', '<?pi?><ceb:Inventory>'), 'unreadable'],
      [xml.replace('<ceb:Inventory>', '<ceb:Inventory xml:space="preserve">'), 'unreadable'],
      [`${xml}<a/>`, 'unreadable'],
      ['', 'unreadable'],
      ['<a>'.repeat(100_000), 'unreadable'],
    ];
    const found = cases.map(([text, flaw]) => [flaw, flawOf(text)] as const);
    expect(found.map(([, got]) => got)).toEqual(found.map(([flaw]) => flaw));
  });

  it('do not outlive their certificate', () => {
    const late = verifySignature(xml, { known: [keys.sm2.certificate], at: Date.parse('2040-01-01') });
    expect(late).toEqual({ kind: 'invalid', flaw: 'outOfDate' });
  });

  it('never throw, whatever the bytes, and never pass with a changed one', () => {
    const body = xml.indexOf('<ceb:Inventory>');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: xml.length - 1 }),
        fc.constantFrom('<', '>', '&', '"', 'x', ' ', '\0', ']'),
        (at, put) => {
          const changed = xml.slice(0, at) + put + xml.slice(at + 1);
          const flaw = flawOf(changed);
          // KeyName and the XML declaration stand outside of what is signed.
          const inside = at > body && at < xml.indexOf('<ds:Signature ');
          return changed === xml || !inside || flaw !== 'valid';
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** The text with the first character behind a mark replaced by another of base64. */
function withOther(xml: string, mark: string): string {
  const at = xml.indexOf(mark) + mark.length;
  return `${xml.slice(0, at)}${xml[at] === 'A' ? 'B' : 'A'}${xml.slice(at + 1)}`;
}
