import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Signature } from './signer.ts';
import { createSm2KeyPair, createSm2Signer, isSm2KeyPair, sm2KeyId, verifySm2 } from './sm2.ts';

const ORDER = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';

describe('GB/T 32918.5-2017, appendix A', () => {
  const privateKey = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';
  const publicKey =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
  const value =
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
    'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
  const signature: Signature = { algorithm: 'sm2-sm3', keyId: sm2KeyId(publicKey), value };

  test('the key pair belongs together', () => {
    expect(isSm2KeyPair({ privateKey, publicKey })).toBe(true);
  });

  test('the signature of the standard is right, so others understand ours', () => {
    expect(verifySm2('message digest', signature, publicKey)).toBe(true);
    expect(verifySm2('message digesT', signature, publicKey)).toBe(false);
  });

  test.each([
    ['empty', ''],
    ['DER', `3046${value}`],
    ['capital letters: one signature, one spelling', value.toUpperCase()],
    ['r = 0', '0'.repeat(64) + value.slice(64)],
    ['s = 0', value.slice(0, 64) + '0'.repeat(64)],
    ['s = n', value.slice(0, 64) + ORDER],
    ['r = n', ORDER + value.slice(64)],
    ['halves swapped', value.slice(64) + value.slice(0, 64)],
  ])('what is no signature is refused without an exception: %s', (_, wrong) => {
    expect(verifySm2('message digest', { ...signature, value: wrong }, publicKey)).toBe(false);
  });

  test('so is what is no public key', () => {
    for (const wrong of ['', '04', `04${'0'.repeat(128)}`, `04${'f'.repeat(128)}`, publicKey.slice(2)]) {
      expect(verifySm2('message digest', { ...signature, keyId: sm2KeyId(wrong) }, wrong)).toBe(false);
    }
  });
});

describe('signer', () => {
  const signer = createSm2Signer(createSm2KeyPair());
  const other = createSm2Signer(createSm2KeyPair());

  it('verifies what it signed, and nothing else', async () => {
    const texts = fc.string({ unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (text, another) => {
        const signature = await signer.sign(text);
        expect(await signer.verify(text, signature)).toBe(true);
        expect(await signer.verify(another, signature)).toBe(another === text);
        expect(verifySm2(text, signature, signer.publicKey)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it('does not take the signature of another key, even under its own key id', async () => {
    const signature = await other.sign('text');
    expect(await signer.verify('text', signature)).toBe(false);
    expect(await signer.verify('text', { ...signature, keyId: signer.keyId })).toBe(false);
  });

  it('signs differently every time: the nonce is fresh', async () => {
    const [one, two] = [await signer.sign('text'), await signer.sign('text')];
    expect(one.value).not.toBe(two.value);
  });
});

describe('isSm2KeyPair', () => {
  const pair = createSm2KeyPair();
  test.each([
    ['halves of two pairs', { ...pair, publicKey: createSm2KeyPair().publicKey }],
    ['the scalar 0', { ...pair, privateKey: '0'.repeat(64) }],
    ['the scalar n', { ...pair, privateKey: ORDER }],
    ['no hexadecimal', { ...pair, privateKey: 'x'.repeat(64) }],
    ['a compressed point', { ...pair, publicKey: `02${pair.publicKey.slice(2, 66)}` }],
  ])('refuses %s', (_, wrong) => {
    expect(isSm2KeyPair(pair)).toBe(true);
    expect(isSm2KeyPair(wrong)).toBe(false);
  });
});
