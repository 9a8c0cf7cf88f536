import { type Instant, instantFromText, seedCalendar } from '@zongheng/core/calendar';
import { expect, test } from 'vitest';
import type { NoticeKind, QuietHours } from './notice.ts';
import { showAt } from './show-at.ts';

const at = (text: string): Instant => instantFromText(`${text.replace(' ', 'T')}:00+08:00`);

/** 2026-11-02 is a Monday; 2026-10-01–07 is the National Day holiday, 10-10 a Saturday that is worked. */
test.each<[string, string, NoticeKind, string, QuietHours?]>([
  ['by day at once', '2026-11-02 10:00', 'reminder', '2026-11-02 10:00'],
  ['the last minute of the day at once', '2026-11-02 19:59', 'red', '2026-11-02 19:59'],
  ['from eight in the evening next morning', '2026-11-02 20:00', 'red', '2026-11-03 08:00'],
  ['at midnight the same morning', '2026-11-03 00:00', 'statute', '2026-11-03 08:00'],
  ['just before eight at eight', '2026-11-03 07:59', 'order', '2026-11-03 08:00'],
  ['at eight at once', '2026-11-03 08:00', 'yellow', '2026-11-03 08:00'],
  ['a reminder of Friday night on Monday', '2026-11-06 22:00', 'reminder', '2026-11-09 08:00'],
  ['a warning of Saturday noon on Monday', '2026-11-07 12:00', 'yellow', '2026-11-09 08:00'],
  ['red on Saturday at once', '2026-11-07 12:00', 'red', '2026-11-07 12:00'],
  ['red of Friday night on Saturday morning', '2026-11-06 22:00', 'red', '2026-11-07 08:00'],
  ['a reminder in the holiday after it', '2026-10-01 09:00', 'reminder', '2026-10-08 08:00'],
  ['a reminder on a Saturday that is worked', '2026-10-10 09:00', 'reminder', '2026-10-10 09:00'],
  ['beyond statute in the holiday at once', '2026-10-01 09:00', 'statute', '2026-10-01 09:00'],
  [
    'no quiet hours: at midnight',
    '2026-11-03 00:00',
    'red',
    '2026-11-03 00:00',
    { from: '00:00', to: '00:00' },
  ],
  [
    'no quiet hours: a reminder on Monday',
    '2026-11-07 12:00',
    'yellow',
    '2026-11-09 00:00',
    { from: '09:00', to: '09:00' },
  ],
  ['quiet at noon', '2026-11-03 12:30', 'red', '2026-11-03 14:00', { from: '12:00', to: '14:00' }],
  ['longer local hours', '2026-11-03 18:30', 'yellow', '2026-11-04 08:30', { from: '18:00', to: '08:30' }],
])('%s', (_name, now, kind, expected, quiet) => {
  expect(new Date(showAt(at(now), kind, seedCalendar, quiet)).toISOString()).toBe(
    new Date(at(expected)).toISOString(),
  );
});
