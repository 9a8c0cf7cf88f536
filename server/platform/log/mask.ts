/** Mainland mobile numbers stand alone as eleven digits; identity numbers as eighteen characters. */
const MOBILE = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/g;
const IDENTITY_NUMBER = /(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])/g;

/** Takes mobile and identity numbers out of a finished log line, wherever they slipped in. */
export function maskPersonalData(line: string): string {
  return line.replace(IDENTITY_NUMBER, '[identity-number]').replace(MOBILE, '[mobile]');
}
