/** A signature with all that is needed to find the key it is checked by. */
export type Signature = {
  /** SM2 with SM3 and the standard user ID (GB/T 32918.2, GM/T 0009). */
  readonly algorithm: 'sm2-sm3';
  readonly keyId: string;
  /** r and s as 128 hexadecimal digits. */
  readonly value: string;
};

/**
 * Signs what is kept as evidence, above all the daily root over new facts.
 *
 * **A deployment must put a certified cryptographic device (商用密码产品认证) behind this port**: the law on
 * cryptography and GB/T 39786 ask for it, and a key in a file is only as safe as the machine. The port is
 * asynchronous because a device is reached over a bus or a network. `openSm2File` is the stand-in for
 * training, tests and demonstration.
 */
export type Signer = {
  readonly keyId: string;
  /** Uncompressed point, 130 hexadecimal digits: published, so that others can check without us. */
  readonly publicKey: string;
  sign(text: string): Promise<Signature>;
  /** Whether this signer's own key signed this text. Signatures of retired keys: `verifySm2`. */
  verify(text: string, signature: Signature): Promise<boolean>;
};
