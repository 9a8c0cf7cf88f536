import { beforeAll, expect } from 'vitest';
import { type FiledCase, useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';
import { takePreviews } from './index.ts';
import { SAMPLE_2027 } from './notice/notices-fixture.ts';
import type { AdjustmentView, ImportedView, PreviewView } from './schema.ts';

type Moves = {
  readonly rows: readonly {
    readonly caseId: string;
    readonly kind: { readonly code: string };
    readonly way: string;
    readonly oldDue: string;
    readonly newDue: string;
  }[];
  readonly total: number;
};

/** A platform with three accepted cases, its administrator and a leader of the province. */
export function useCalendar(start: string) {
  const scene = useScene({ start });
  let admin: Caller | undefined;
  let leader: Caller | undefined;
  const cases: FiledCase[] = [];
  beforeAll(async () => {
    admin = await scene().as('system-admin');
    leader = await scene().as('leader', { division: '210000' });
    for (let i = 0; i < 3; i += 1) {
      const filed = await scene().file(['soil', 'seismic']);
      const soil = filed.of('soil');
      await scene().done(await scene().staff('case-approver', soil.bodyId), soil.id, { type: 'accept' });
      cases.push(soil);
    }
  });
  const of = (who: Caller | undefined): Caller => {
    if (!who) throw new Error('People are there only while tests run.');
    return who;
  };
  /** In one form, so that what was foretold and what has moved can be compared. */
  const lines = (rows: readonly Pick<Moves['rows'][number], 'caseId' | 'kind' | 'oldDue' | 'newDue'>[]) =>
    rows.map(({ caseId, kind, oldDue, newDue }) => `${caseId} ${kind.code} ${oldDue} ${newDue}`).sort();
  const movesOf = async (who: Caller, id: string) =>
    (await who.get(`/api/calendar/previews/${id}/moves?limit=200`)).json<Moves>();
  const adjustments = async (query = '') =>
    (await of(admin).get(`/api/calendar/adjustments?limit=200${query}`)).json<{
      rows: (AdjustmentView & { oldDue: string; newDue: string })[];
      total: number;
    }>();
  return {
    scene,
    admin: () => of(admin),
    leader: () => of(leader),
    cases,
    lines,
    movesOf,
    adjustments,
    imported: async (text = SAMPLE_2027, year: number | null = 2027): Promise<ImportedView> => {
      const answer = await of(admin).post('/api/calendar/notices/read', { text, year });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json();
    },
    /** Weighs a change to the end, as the work process does. */
    weigh: async (who: Caller, change: object): Promise<PreviewView> => {
      const answer = await who.post('/api/calendar/previews', change);
      expect(answer.statusCode, answer.body).toBe(201);
      await takePreviews(scene().services, { batch: 2 });
      return (await who.get(`/api/calendar/previews/${answer.json().id}`)).json();
    },
    publish: (id: string) => of(admin).post(`/api/calendar/previews/${id}/publish`, {}),
    /** Due dates a preview says will move, and those the sweep has moved. */
    saidToMove: async (who: Caller, id: string) =>
      lines((await movesOf(who, id)).rows.filter(({ way }) => way === 'later' || way === 'earlier')),
    hasMoved: async (query: string) => lines((await adjustments(query)).rows),
    dueOf: async (id: string) =>
      (await scene().window.get(`/api/cases/${id}`)).json<{
        light: { dueDay: string; provisional: boolean };
        history: { type: string; note: string | null }[];
      }>(),
  };
}

/** What the administrator sends to have a year published. */
export const yearChange = (notice: object, revision: number, reason: string | null = null) => ({
  ...{ type: 'publish-year', notice, revision, reason },
});
