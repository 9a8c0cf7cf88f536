/** What a project unit reports (令673 §16, 政府投资条例 §27), and the states between start and completion. */
export const REPORT_KINDS = [
  'start',
  'progress',
  'completion',
  'suspension',
  'resumption',
  'delayed-start',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** How often progress is reported once a project has started. */
export type ReportingRule = {
  readonly progress: {
    readonly every: 'year';
    /** The year's report is due by this day of the year after. */
    readonly dueMonth: number;
    readonly dueDay: number;
    readonly mark: string;
  };
};

/**
 * The statutes leave the frequency to local rules; they differ from place to place (a stricter one seen is
 * quarterly before the start and monthly after it), so this is data with its mark.
 */
export const REPORTING_RULE: ReportingRule = {
  progress: { every: 'year', dueMonth: 1, dueDay: 31, mark: '按年报送，待本地核定' },
};
