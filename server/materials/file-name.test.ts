import { describe, expect, test } from 'vitest';
import { checkFileName, contentDisposition, extensionOf } from './file-name.ts';

const check = (name: string | undefined) => {
  const result = checkFileName(name);
  return result.ok ? result.value : result.refusal.message;
};

describe('a file name', () => {
  test.each(['批复.pdf', '沈发改〔2026〕12号 批复（正本）.pdf', 'Plan A-1_v2.dwg', '𠮷林路.pdf', '.pdf'])(
    '%s is kept',
    (name) => {
      expect(check(name)).toBe(name);
    },
  );

  test('is kept in NFC', () => {
    expect(check('café.pdf'.normalize('NFD'))).toBe('café.pdf'.normalize('NFC'));
  });

  test.each([
    ['../../etc/passwd', '含有 / 或'],
    ['..', '也不能是 . 或 ..'],
    ['.', '也不能是 . 或 ..'],
    ['a/b.pdf', '含有 / 或'],
    ['C:\\temp\\a.pdf', '含有 / 或'],
    ['合同\u202Efdp.exe', '改变文字方向'],
    ['合同\u2066a.pdf', '改变文字方向'],
    ['a\u200Bb.pdf', '控制字符'],
    ['a\nb.pdf', '控制字符'],
    ['a\0.pdf', '控制字符'],
    ['\ud800.pdf', '控制字符'],
    ['a\u2028.pdf', '控制字符'],
    ['a<b>.pdf', '不能含有 < >'],
    ['a:b.pdf', '不能含有 < >'],
    ['a.pdf.', '以点或空格结尾'],
    ['a.pdf ', '以点或空格结尾'],
    ['', '没有名称'],
    ['   ', '没有名称'],
    [undefined, '没有名称'],
    [`${'长'.repeat(117)}.pdf`, '过长'],
  ])('%j is refused', (name, sentence) => {
    expect(check(name)).toContain(sentence);
  });

  test('has an extension or none', () => {
    expect(['a.PDF', 'a.tar.gz', 'a', '.pdf', 'a.'].map(extensionOf)).toEqual(['pdf', 'gz', '', '', '']);
  });

  test('travels in a header as itself and in ASCII', () => {
    expect(contentDisposition('attachment', `批复"1" (正本)'.pdf`)).toBe(
      `attachment; filename="___1_ (__)'.pdf"; filename*=UTF-8''%E6%89%B9%E5%A4%8D%221%22%20%28%E6%AD%A3%E6%9C%AC%29%27.pdf`,
    );
  });
});
