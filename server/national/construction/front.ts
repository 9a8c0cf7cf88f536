/** One row as it goes to the front database: the mapped columns, by the standard's names in capitals. */
export type FrontRow = {
  /** DFSJZJ: our key, another one for every correction. */
  readonly key: string;
  /** XZQHDM. */
  readonly division: string;
  readonly values: Readonly<Record<string, unknown>>;
};

export type FrontState = {
  readonly key: string;
  /** SJSCZT: 0 new, 1 check passed, 2 check failed, 3 stored. */
  readonly state: number;
  /** LSH. */
  readonly serial: string | null;
  /** SBYY. */
  readonly reason: string | null;
  /** SJYXBS. */
  readonly valid: boolean;
};

export type Invalidation = { readonly key: string; readonly reason: string };

/** What is wrong with one row that the front database itself would not take. */
export type RowRefused = { readonly key: string; readonly reason: string };

/**
 * The front database of the construction line, behind its dialect. PostgreSQL stands here; another server
 * (MySQL, Oracle, 达梦) is one more file that fulfils this port: see docs/national-bridge.md.
 */
export type FrontDatabase = {
  /** Tables with their columns, names in capitals. */
  columns(): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /**
   * Puts in new rows of one table and marks replaced ones invalid (SJYXBS 0, SJWXYY), in one transaction.
   * A row whose key is there already is left alone: sending twice does no harm.
   *
   * @returns rows the server would not take, with its words; the others are stored
   * @throws LineDown where nothing could be written
   */
  write(
    table: string,
    rows: readonly FrontRow[],
    invalid: readonly Invalidation[],
    at: string,
  ): Promise<readonly RowRefused[]>;
  /** What the centre has made of these rows; one that is not there is missing from the answer. */
  states(table: string, keys: readonly string[]): Promise<readonly FrontState[]>;
  /** Keys after one, in order, with their states: for reconciliation. */
  page(table: string, after: string, limit: number): Promise<readonly FrontState[]>;
  close(): Promise<void>;
};
