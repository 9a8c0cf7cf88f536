import type { Database, Statement } from '../platform/database/index.ts';

export type SampleState = 'none' | 'loading' | 'done';

/** What is being loaded, and whether it is all there. */
export type Progress = {
  readonly seed: string;
  readonly endsAt: string;
  readonly projects: number;
  readonly plan: string;
  readonly done: boolean;
};

/** The load that was begun here, if any. */
export async function findProgress(db: Pick<Database, 'read'>): Promise<Progress | undefined> {
  const [row] = await db.read<Progress>({
    name: 'sample.progress.find',
    text: `SELECT seed, ends_at AS "endsAt", projects, plan, done FROM sample.progress`,
  });
  return row;
}

/** Whether this database holds no sample, a whole one, or one whose load was interrupted. */
export async function sampleState(db: Pick<Database, 'read'>): Promise<SampleState> {
  const progress = await findProgress(db);
  if (progress === undefined) return 'none';
  return progress.done ? 'done' : 'loading';
}

export async function insertProgress(db: Database, progress: Omit<Progress, 'done'>): Promise<void> {
  await db.query({
    name: 'sample.progress.insert',
    text: 'INSERT INTO sample.progress (seed, ends_at, projects, plan) VALUES ($1, $2, $3, $4)',
    values: [progress.seed, progress.endsAt, progress.projects, progress.plan],
  });
}

/** Counts one more start of the load; returns how many there have been. */
export async function countStart(db: Database): Promise<number> {
  const { rows } = await db.query<{ starts: number }>({
    name: 'sample.progress.start',
    text: 'UPDATE sample.progress SET starts = starts + 1 RETURNING starts',
  });
  return rows[0]?.starts ?? 1;
}

/** Marks the load as done; what was remembered for going on is forgotten with it. */
export async function finishProgress(db: Database): Promise<void> {
  await db.pipeline([
    { name: 'sample.progress.done', text: 'UPDATE sample.progress SET done = true' },
    { name: 'sample.events.clear', text: 'DELETE FROM sample.events' },
  ]);
}

/** What an event left behind that later ones refer to. */
export type EventAnswer = { readonly id?: string };

/** Remembers an event; goes into the transaction of its facts and fails there if it was done before. */
export function rememberEvent(key: string, answer: EventAnswer): Statement {
  return {
    name: 'sample.event.insert',
    text: 'INSERT INTO sample.events (key, answer) VALUES ($1, $2)',
    values: [key, JSON.stringify(answer)],
  };
}

export async function findEvents(db: Pick<Database, 'read'>): Promise<Map<string, EventAnswer>> {
  const rows = await db.read<{ key: string; answer: EventAnswer }>({
    name: 'sample.events.all',
    text: 'SELECT key, answer FROM sample.events',
  });
  return new Map(rows.map((row) => [row.key, row.answer]));
}

export async function findEvent(db: Pick<Database, 'read'>, key: string): Promise<EventAnswer | undefined> {
  const [row] = await db.read<{ answer: EventAnswer }>({
    name: 'sample.event.find',
    text: 'SELECT answer FROM sample.events WHERE key = $1',
    values: [key],
  });
  return row?.answer;
}
