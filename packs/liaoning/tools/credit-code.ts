import { composeCreditCode } from '@zongheng/core/codes';

/** 机关 and 事业单位, both registered with the 机构编制 departments; and 企业, registered with 市场监管. */
export type Registration = '11' | '12' | '91';

/**
 * A synthetic credit code for a sample body, valid on both levels of GB 32100-2015. Its organisation part
 * spells TEXT, so that nobody takes it for a real body's.
 *
 * @param division six digits of GB/T 2260
 * @param serial 0–9999, unique over the pack
 * @throws Error on a serial or division the pattern cannot hold
 */
export function sampleCreditCode(registration: Registration, division: string, serial: number): string {
  const digits = String(serial).padStart(4, '0');
  const code = composeCreditCode(`${registration}${division}${digits.slice(0, 2)}TEXT${digits.slice(2)}`);
  if (!code.ok) throw new Error(code.refusal.message);
  return code.value;
}
