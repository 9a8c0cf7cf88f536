import { beforeAll, expect } from 'vitest';
import { useScene } from '../../journey/scene.ts';
import type { Caller } from '../../journey/world.ts';
import type { EntryView } from './schema.ts';
import type { DraftView } from './schema-parts.ts';

export const PROVINCE = '210000';
export const CITY = '210100';
export const COUNTY = '210181';
/** 生产建设项目水土保持方案审批: of the water departments, at every level. */
export const ITEM = 'soil';

export type Key = readonly [kind: 'standard' | 'implementation' | 'flow', subject: string, division: string];
export const standardOf = (item = ITEM): Key => ['standard', item, PROVINCE];
export const implementationOf = (division: string, item = ITEM): Key => ['implementation', item, division];
export const urlOf = ([kind, subject, division]: Key, more = '') =>
  `/api/catalogue/entries/${kind}/${subject}/${division}${more}`;

/** A platform with the keepers that a standard and its implementations pass through. */
export function useKeepers() {
  const scene = useScene();
  const people = new Map<string, Caller>();
  const bodies = {
    province: '210000-water',
    colleague: '210000-water',
    staffing: '210000-staffing-office',
    city: '210100-water',
    cityColleague: '210100-water',
    cityStaffing: '210100-staffing-office',
    county: '210181-water',
    countyStaffing: '210181-staffing-office',
  } as const;
  type Who = keyof typeof bodies;
  beforeAll(async () => {
    for (const [who, bodyId] of Object.entries(bodies)) {
      people.set(who, await scene().as('catalogue-keeper', { bodyId }));
    }
  });
  const as = (who: Who): Caller => {
    const found = people.get(who);
    if (!found) throw new Error('People are there only while tests run.');
    return found;
  };
  const open = async (who: Who, key: Key): Promise<EntryView> => {
    const answer = await as(who).get(urlOf(key));
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };
  const start = async (who: Who, key: Key, from: unknown = 'current'): Promise<DraftView> => {
    const answer = await as(who).post(urlOf(key, '/draft'), { from });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json();
  };
  const save = (who: Who, key: Key, revision: number, content: unknown) =>
    as(who).put(urlOf(key, '/draft'), { revision, content });
  const command = (who: Who, key: Key, given: object, version?: number) =>
    as(who).post(urlOf(key, '/commands'), { command: given, ...(version === undefined ? {} : { version }) });
  const done = async (who: Who, key: Key, given: object) => {
    const answer = await command(who, key, given);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ version: number; published: number | null; draft: { code: string } }>();
  };
  /** Drafts over what is in force, and saves it with a change. */
  const drafted = async (who: Who, key: Key, change: (content: Content) => object): Promise<DraftView> => {
    const begun = await start(who, key);
    const answer = await save(who, key, begun.revision, change(begun.content as Content));
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };
  const confirmers = {
    standard: ['colleague', 'staffing'],
    city: ['province', 'cityStaffing'],
    county: ['province', 'countyStaffing'],
  } as const;
  /** Hands a draft in and has it confirmed and published. */
  const publish = async (
    who: Who,
    key: Key,
    revision: number,
    by: keyof typeof confirmers,
    more: object = {},
  ) => {
    await done(who, key, { type: 'submit', revision });
    await done(confirmers[by][0], key, { type: 'confirm-content' });
    await done(confirmers[by][1], key, { type: 'confirm-authority' });
    return done(who, key, { type: 'publish', validFrom: '2026-11-02', ...more });
  };
  return { scene, as, open, start, save, command, done, drafted, publish };
}

/** As much of a content as tests change. */
export type Content = {
  readonly conditions: readonly string[];
  readonly committed: {
    readonly value: number;
    readonly unit: string;
    readonly basis: string;
    readonly start: string;
  };
  readonly elements: Readonly<Record<string, unknown>>;
  readonly local: Readonly<Record<string, unknown>>;
};
