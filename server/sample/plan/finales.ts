import type { SpecialProcedureKind } from '@zongheng/core/catalogue';

/**
 * How a case is to stand at the end of the year, told in working days before it: chance alone would not
 * always leave every state and every light behind.
 */
export type Finale = {
  /** City code; the unit with a sample login files there, where there is one. */
  readonly city: string;
  readonly decision: 'A00001' | 'A00002' | 'A00003';
  readonly item: string;
  readonly filed: number;
  /** Moves after the filing, each so many working days before the end. */
  readonly moves: readonly Move[];
  /** The project's code is made void so many working days before the end. */
  readonly voided?: number;
};

export type MoveName =
  | 'accept'
  | 'silence'
  | 'correct'
  | 'supply'
  | 'special'
  | 'special-end'
  | 'extend'
  | 'grant'
  | 'refuse'
  | 'withdraw'
  | 'not-needed'
  | 'refuse-acceptance'
  | 'revoke'
  | 'deliver'
  | 'ask-opinion'
  | 'apply-renewal'
  /** What the quality rules look for: decided minutes after acceptance, and in the evening. */
  | 'grant-at-once'
  | 'grant-evening';
export type Detail = {
  readonly kind?: SpecialProcedureKind;
  readonly days?: number;
  /** Another department is asked: the one that handles this item. */
  readonly handles?: string;
};
type Move = readonly [back: number, name: MoveName, detail?: Detail];

const GOVERNMENT = 'A00001';
const APPROVED = 'A00002';
const FILED = 'A00003';

export const FINALES: readonly Finale[] = [
  // Before acceptance: 正常, 提醒, 预警, and off the clock while the applicant corrects.
  { city: '210100', decision: GOVERNMENT, item: 'energy', filed: 1, moves: [] },
  { city: '211200', decision: GOVERNMENT, item: 'soil', filed: 3, moves: [] },
  { city: '210100', decision: GOVERNMENT, item: 'eia-form', filed: 4, moves: [] },
  { city: '210100', decision: GOVERNMENT, item: 'water-intake', filed: 6, moves: [[4, 'correct']] },
  {
    city: '211200',
    decision: GOVERNMENT,
    item: 'energy',
    filed: 10,
    moves: [
      [8, 'correct'],
      [1, 'supply'],
    ],
  },
  {
    city: '210300',
    decision: GOVERNMENT,
    item: 'soil',
    filed: 9,
    moves: [
      [7, 'correct'],
      [2, 'supply'],
    ],
  },
  // In handling: every light.
  { city: '210100', decision: GOVERNMENT, item: 'soil', filed: 2, moves: [[1, 'accept']] },
  { city: '210100', decision: GOVERNMENT, item: 'energy', filed: 4, moves: [[3, 'accept']] },
  { city: '211200', decision: GOVERNMENT, item: 'energy', filed: 5, moves: [[4, 'accept']] },
  { city: '210100', decision: GOVERNMENT, item: 'soil', filed: 5, moves: [[4, 'accept']] },
  { city: '210100', decision: GOVERNMENT, item: 'energy', filed: 9, moves: [[8, 'accept']] },
  { city: '211400', decision: GOVERNMENT, item: 'water-intake', filed: 13, moves: [[12, 'accept']] },
  { city: '211200', decision: GOVERNMENT, item: 'soil', filed: 16, moves: [[14, 'accept']] },
  { city: '211400', decision: GOVERNMENT, item: 'soil', filed: 24, moves: [[23, 'accept']] },
  // Off the clock: special procedures of several kinds, one over its own time, one stopped too late.
  {
    city: '210100',
    decision: GOVERNMENT,
    item: 'soil',
    filed: 9,
    moves: [
      [8, 'accept'],
      [7, 'special', { kind: 'expert-review', days: 25 }],
    ],
  },
  {
    city: '210100',
    decision: GOVERNMENT,
    item: 'water-intake',
    filed: 40,
    moves: [
      [38, 'accept'],
      [36, 'special', { kind: 'hearing', days: 20 }],
    ],
  },
  {
    city: '211200',
    decision: APPROVED,
    item: 'ent-approval',
    filed: 12,
    moves: [
      [11, 'accept'],
      [10, 'special', { kind: 'commissioned-evaluation', days: 30 }],
    ],
  },
  {
    city: '210200',
    decision: FILED,
    item: 'land-grant',
    filed: 15,
    moves: [
      [14, 'accept'],
      [12, 'special', { kind: 'auction', days: 20 }],
    ],
  },
  {
    city: '210800',
    decision: FILED,
    item: 'land-grant',
    filed: 12,
    moves: [
      [11, 'accept'],
      [8, 'special', { kind: 'bidding', days: 15 }],
    ],
  },
  {
    city: '210100',
    decision: GOVERNMENT,
    item: 'eia-report',
    filed: 8,
    moves: [
      [7, 'accept'],
      [6, 'special', { kind: 'other', days: 10 }],
      [1, 'special-end'],
    ],
  },
  {
    city: '210500',
    decision: GOVERNMENT,
    item: 'soil',
    filed: 18,
    moves: [
      [17, 'accept'],
      [9, 'special', { kind: 'expert-review', days: 15 }],
    ],
  },
  {
    city: '210100',
    decision: GOVERNMENT,
    item: 'energy',
    filed: 7,
    moves: [
      [6, 'accept'],
      [4, 'correct'],
    ],
  },
  {
    city: '210600',
    decision: GOVERNMENT,
    item: 'energy',
    filed: 13,
    moves: [
      [12, 'accept'],
      [9, 'extend', { days: 10 }],
    ],
  },
  // Nobody answered: accepted by law, in one case without a valid code.
  { city: '211400', decision: GOVERNMENT, item: 'soil', filed: 8, moves: [[8, 'silence']] },
  { city: '210700', decision: GOVERNMENT, item: 'energy', filed: 11, moves: [[11, 'silence']], voided: 9 },
  // Ends of every kind.
  { city: '210900', decision: GOVERNMENT, item: 'energy', filed: 6, moves: [[5, 'withdraw']] },
  { city: '211000', decision: GOVERNMENT, item: 'flood-impact', filed: 9, moves: [[7, 'not-needed']] },
  { city: '211100', decision: GOVERNMENT, item: 'energy', filed: 9, moves: [[7, 'refuse-acceptance']] },
  {
    city: '210100',
    decision: GOVERNMENT,
    item: 'water-intake',
    filed: 20,
    moves: [
      [19, 'accept'],
      [15, 'refuse'],
      [13, 'deliver'],
    ],
  },
  {
    city: '211300',
    decision: GOVERNMENT,
    item: 'soil',
    filed: 20,
    moves: [
      [19, 'accept'],
      [17, 'withdraw'],
    ],
  },
  {
    city: '210400',
    decision: GOVERNMENT,
    item: 'soil',
    filed: 60,
    moves: [
      [59, 'accept'],
      [56, 'grant'],
      [54, 'deliver'],
      [20, 'revoke'],
    ],
  },
  {
    city: '210100',
    decision: GOVERNMENT,
    item: 'soil',
    filed: 30,
    moves: [
      [29, 'accept'],
      [19, 'grant'],
      [18, 'deliver'],
    ],
  },
  // Another department is asked; a result is to be kept for longer.
  {
    city: '210100',
    decision: GOVERNMENT,
    item: 'water-intake',
    filed: 5,
    moves: [
      [4, 'accept'],
      [2, 'ask-opinion', { handles: 'energy' }],
    ],
  },
  {
    city: '210100',
    decision: APPROVED,
    item: 'ent-approval',
    filed: 20,
    moves: [
      [19, 'accept'],
      [17, 'grant'],
      [16, 'deliver'],
      [3, 'apply-renewal'],
    ],
  },
  // Suspicious: decided at once, in the evening, and asked for corrections again and again.
  {
    city: '210100',
    decision: GOVERNMENT,
    item: 'energy',
    filed: 12,
    moves: [
      [11, 'accept'],
      [11, 'grant-at-once'],
      [9, 'deliver'],
    ],
  },
  {
    city: '210800',
    decision: GOVERNMENT,
    item: 'soil',
    filed: 14,
    moves: [
      [13, 'accept'],
      [9, 'grant-evening'],
      [7, 'deliver'],
    ],
  },
  {
    city: '211200',
    decision: GOVERNMENT,
    item: 'energy',
    filed: 17,
    moves: [
      [16, 'accept'],
      [15, 'correct'],
      [13, 'supply'],
      [11, 'correct'],
      [9, 'supply'],
      [7, 'correct'],
      [5, 'supply'],
    ],
  },
];
