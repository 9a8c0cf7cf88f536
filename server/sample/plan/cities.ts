/** How a city works in the sample: its share of the projects, and how often things go wrong there. */
export type City = {
  readonly code: string;
  readonly weight: number;
  /** Share of cases decided later than promised. */
  readonly late: number;
  /** Share of applications to which the window says nothing in time (视同受理). */
  readonly deemed: number;
};

/**
 * The 14 cities and the province's own zone. Invented figures: two cities (葫芦岛、本溪) are worse than the
 * others, so that supervision has something to find. They say nothing of the real cities.
 */
export const CITIES: readonly City[] = [
  { code: '210100', weight: 18, late: 0.04, deemed: 0.008 },
  { code: '210200', weight: 16, late: 0.03, deemed: 0.006 },
  { code: '210300', weight: 8, late: 0.05, deemed: 0.01 },
  { code: '210400', weight: 5, late: 0.06, deemed: 0.012 },
  { code: '210500', weight: 5, late: 0.17, deemed: 0.03 },
  { code: '210600', weight: 6, late: 0.05, deemed: 0.01 },
  { code: '210700', weight: 6, late: 0.06, deemed: 0.012 },
  { code: '210800', weight: 7, late: 0.02, deemed: 0.004 },
  { code: '210900', weight: 4, late: 0.07, deemed: 0.015 },
  { code: '211000', weight: 5, late: 0.04, deemed: 0.01 },
  { code: '211100', weight: 6, late: 0.03, deemed: 0.006 },
  { code: '211200', weight: 6, late: 0.06, deemed: 0.012 },
  { code: '211300', weight: 5, late: 0.07, deemed: 0.015 },
  { code: '211400', weight: 5, late: 0.24, deemed: 0.05 },
  { code: 'L21001', weight: 2, late: 0.03, deemed: 0.006 },
];

/** The city of a code; what is not listed works like an average one. */
export function cityOf(code: string): City {
  return CITIES.find((city) => city.code === code) ?? { code, weight: 0, late: 0.05, deemed: 0.01 };
}
