import { describe, expect, test } from 'vitest';
import { describeError } from './error-record.ts';
import { createLog } from './log.ts';
import { maskPersonalData } from './mask.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLog({ level: 'info', name: 'web', stream: { write: (line) => void lines.push(line) } }));
  return lines.map((line) => JSON.parse(line));
}

describe('a log line', () => {
  test('is JSON with level, time and process', () => {
    const [line] = logged((log) => log.info({ cases: 3 }, 'batch done'));
    expect(line).toMatchObject({ level: 'info', process: 'web', cases: 3, message: 'batch done' });
    expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('below the level is not written', () => {
    expect(logged((log) => log.debug({}, 'detail'))).toEqual([]);
  });

  test('never shows secrets and personal data, at three depths', () => {
    const text = JSON.stringify(
      logged((log) =>
        log.info(
          {
            password: 'Geheim-1234',
            person: { mobile: '19900001234', login: 'zhang.san' },
            a: { b: { certNumber: '91210100MA0TEXT04E', token: 'abc' } },
            body: { name: '示例项目' },
          },
          'look',
        ),
      ),
    );
    for (const secret of ['Geheim', '19900001234', 'zhang.san', '91210100MA0TEXT04E', 'abc', '示例项目']) {
      expect(text).not.toContain(secret);
    }
  });

  test('masks numbers that slipped into a message', () => {
    const [line] = logged((log) =>
      log.info({}, 'call 19900001234, id 210102180001010015 or 21010218000101001X'),
    );
    expect(line?.message).toBe('call [mobile], id [identity-number] or [identity-number]');
  });
});

test('masking leaves other numbers alone', () => {
  const line = 'ms 1763859600000 id 019a0000-1990-7000-8000-13900001234f n 123456789012345678901';
  expect(maskPersonalData(line)).toBe(line);
});

describe('an error', () => {
  test('keeps message, place and cause', () => {
    const error = new Error('outer', { cause: new TypeError('inner') });
    expect(describeError(error)).toMatchObject({
      type: 'Error',
      message: 'outer',
      stack: expect.stringContaining('log.test.ts'),
      cause: { type: 'TypeError', message: 'inner' },
    });
  });

  test('of the database keeps its code and objects, not the values in its text', () => {
    const error = Object.assign(new Error('duplicate key: (login)=(zhang.san)'), {
      code: '23505',
      severity: 'ERROR',
      detail: 'Key (login)=(zhang.san) already exists.',
      constraint: 'persons_login_key',
      table: 'persons',
    });
    const record = describeError(error);
    expect(record).toMatchObject({ code: '23505', constraint: 'persons_login_key', table: 'persons' });
    expect(JSON.stringify(record)).not.toContain('zhang.san');
  });

  test('that is no error at all is only named', () => {
    expect(describeError('boom 19900001234')).toEqual({ type: 'string' });
  });
});
