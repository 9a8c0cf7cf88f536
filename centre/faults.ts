import { z } from 'zod';

/** What can be made to go wrong. An empty set is a centre in order. */
export const faultSet = z.strictObject({
  /** The centre is away: 503, nobody gets into the front database, nothing is checked. */
  down: z.boolean().optional(),
  /** Every answer comes this much later. */
  slowMs: z.number().int().min(0).max(600_000).optional(),
  /** This share of requests and rows is refused for no reason of their own. */
  refuseShare: z.number().min(0).max(1).optional(),
  /** Of a batch only the first half is dealt with, and the sender is told of an error. */
  halfBatch: z.boolean().optional(),
  /** The centre's clock is off by this much. */
  clockSkewMs: z.number().int().optional(),
  /** The answer given last is given again to the next other question. */
  duplicateAnswer: z.boolean().optional(),
  /** A proxy's page comes instead of an answer, with status 200. */
  html: z.boolean().optional(),
  /** Results carry a status no document knows. */
  unknownState: z.boolean().optional(),
  /** Codes are told with a wrong check digit. */
  badCheckDigit: z.boolean().optional(),
  /** A code is told that another request has got already. */
  usedCode: z.boolean().optional(),
  /** Results of two requests come swapped, and 审核中 comes after 已赋码. */
  outOfOrder: z.boolean().optional(),
  /** The front database takes nothing. */
  frontReadOnly: z.boolean().optional(),
  /** Somebody holds a table of the front database: true for the projects' one, or its name. */
  frontLocked: z.union([z.boolean(), z.string().regex(/^[a-z_0-9]+$/)]).optional(),
  /** A column of the front database is gone, as after an upgrade nobody announced. */
  frontMissingColumn: z
    .strictObject({ table: z.string().regex(/^[a-z_0-9]+$/), column: z.string().regex(/^[a-z_0-9]+$/) })
    .optional(),
});

export type FaultSet = z.infer<typeof faultSet>;

/** The faults in force. Setting a set replaces the one before; `{}` puts everything in order. */
export type Faults = {
  readonly current: FaultSet;
  /** @throws ZodError for a set that is none, Error for a table or column that does not exist. */
  set(next: FaultSet): Promise<void>;
};

/** What is done in the front database when faults change. */
export type Applied = (next: FaultSet) => Promise<void>;

export function createFaults(apply: Applied): Faults {
  let current: FaultSet = {};
  let last: Promise<void> = Promise.resolve();
  return {
    get current() {
      return current;
    },
    set(next) {
      const wanted = faultSet.parse(next);
      const change = last
        .catch(() => {})
        .then(async () => {
          await apply(wanted).catch(async (error: unknown) => {
            // Half a set would be in force that nobody sees.
            await apply(current);
            throw error;
          });
          current = wanted;
        });
      last = change;
      return change;
    },
  };
}
