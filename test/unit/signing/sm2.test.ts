import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import {
  isSm2Point,
  SM2_USER_ID,
  sm2KeyOf,
  sm2Sign,
  sm2ValueFromDer,
  sm2ValueToDer,
  sm2Verify,
  sm3,
} from '#backend/signing/sm2.ts';

const hex = (text: string) => Buffer.from(text.replace(/\s+/g, ''), 'hex');

/** The signing example of GB/T 32918.5-2017, annex A.2 (before: GM/T 0003.5-2012): curve of the standard, user id of 16 digits. */
const EXAMPLE = {
  message: Buffer.from('message digest'),
  d: hex('3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8'),
  x: hex('09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020'),
  y: hex('CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13'),
  z: hex('B2E14C5C 79C6DF5B 85F4FE7E D8DB7A26 2B9DA7E0 7CCB0EA9 F4747B8C CDA8A4F3'),
  e: hex('F0B43E94 BA45ACCA ACE692ED 534382EB 17E6AB5A 19CE7B31 F4486FDF C0D28640'),
  k: '59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21',
  r: hex('F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3'),
  s: hex('B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA'),
};
const POINT = Buffer.concat([Buffer.of(4), EXAMPLE.x, EXAMPLE.y]);
const SIGNATURE = Buffer.concat([EXAMPLE.r, EXAMPLE.s]);

function exampleKey() {
  const key = sm2KeyOf(EXAMPLE.d);
  if (key === null) throw new Error('no key');
  return key;
}

describe('SM3', () => {
  it.each([
    ['abc', 'abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['64 bytes', 'abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
    ['nothing', '', '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b'],
  ])('gives the values of GB/T 32905 (%s)', (_what, text, expected) => {
    expect(sm3(Buffer.from(text)).toString('hex')).toBe(expected);
  });
});

describe('SM2', () => {
  it('has the point, Z and digest of the standard’s example', () => {
    expect(Buffer.from(exampleKey().point)).toEqual(POINT);
    const point = POINT.toString('hex');
    expect(Buffer.from(sm2.getZ(point, SM2_USER_ID))).toEqual(EXAMPLE.z);
    expect(sm3(Buffer.concat([EXAMPLE.z, EXAMPLE.message]))).toEqual(EXAMPLE.e);
    expect(sm2.getHash(EXAMPLE.message, point, SM2_USER_ID)).toBe(EXAMPLE.e.toString('hex'));
  });

  it('makes the signature of the example from its random number', () => {
    const once = sm2.generateKeyPairHex(BigInt(`0x${EXAMPLE.k}`).toString());
    const x1 = BigInt(`0x${sm2.getPublicKeyFromPrivateKey(EXAMPLE.k).slice(2, 66)}`);
    expect(once.privateKey).toHaveLength(64);
    const made = sm2.doSignature(EXAMPLE.message, EXAMPLE.d.toString('hex'), {
      hash: true,
      userId: SM2_USER_ID,
      pointPool: [{ k: BigInt(`0x${EXAMPLE.k}`), x1 }],
    });
    expect(made).toBe(SIGNATURE.toString('hex'));
  });

  it('takes the signature of the example, and no other', () => {
    expect(sm2Verify(EXAMPLE.message, SIGNATURE, POINT)).toBe(true);
    expect(sm2Verify(Buffer.from('message digesu'), SIGNATURE, POINT)).toBe(false);
    for (let i = 0; i < SIGNATURE.length; i += 7) {
      const changed = Buffer.from(SIGNATURE);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(sm2Verify(EXAMPLE.message, changed, POINT)).toBe(false);
    }
  });

  it('signs so that it verifies, each time another signature', () => {
    const key = exampleKey();
    const [one, two] = [sm2Sign(EXAMPLE.message, key), sm2Sign(EXAMPLE.message, key)];
    expect(one).toHaveLength(64);
    expect(one.equals(two)).toBe(false);
    expect(sm2Verify(EXAMPLE.message, one, key.point)).toBe(true);
    expect(sm2Verify(EXAMPLE.message, two, key.point)).toBe(true);
  });

  it('refuses numbers out of bounds, points off the curve and keys that are none', () => {
    const order = hex('FFFFFFFE FFFFFFFF FFFFFFFF FFFFFFFF 7203DF6B 21C6052B 53BBF409 39D54123');
    const zero = Buffer.alloc(32);
    for (const value of [
      Buffer.concat([zero, EXAMPLE.s]),
      Buffer.concat([EXAMPLE.r, zero]),
      Buffer.concat([order, EXAMPLE.s]),
      Buffer.concat([EXAMPLE.r, order]),
      Buffer.alloc(64, 0xff),
      Buffer.alloc(0),
      SIGNATURE.subarray(1),
      Buffer.concat([SIGNATURE, Buffer.of(0)]),
    ]) {
      expect(sm2Verify(EXAMPLE.message, value, POINT)).toBe(false);
    }
    const off = Buffer.from(POINT);
    off[64] = (off[64] ?? 0) ^ 1;
    for (const point of [off, POINT.subarray(1), Buffer.alloc(65), Buffer.alloc(0)]) {
      expect(isSm2Point(point)).toBe(false);
      expect(sm2Verify(EXAMPLE.message, SIGNATURE, point)).toBe(false);
    }
    for (const scalar of [zero, order, Buffer.alloc(32, 0xff), EXAMPLE.d.subarray(1)]) {
      expect(sm2KeyOf(scalar)).toBeNull();
    }
  });

  it('turns r and s into the SEQUENCE of GM/T 0009 and back, short numbers too', () => {
    const short = Buffer.concat([Buffer.alloc(31), Buffer.of(5), Buffer.alloc(30), Buffer.of(0x80, 1)]);
    for (const raw of [SIGNATURE, short]) {
      expect(sm2ValueFromDer(sm2ValueToDer(raw))).toEqual(raw);
    }
    expect(sm2ValueToDer(short).toString('hex')).toBe('30080201050203008001');
    for (const broken of ['', '30', '3003020105', '3006020105040105', '30080201050203008001ff']) {
      expect(sm2ValueFromDer(Buffer.from(broken, 'hex'))).toBeNull();
    }
  });
});
