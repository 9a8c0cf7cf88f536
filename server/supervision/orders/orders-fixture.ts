import { beforeAll, expect } from 'vitest';
import { type Filed, useScene } from '../../journey/scene.ts';
import type { Caller, Registered } from '../../journey/world.ts';
import { issueOrder, type OrderInput } from './issue.ts';
import type { OrderRow } from './store.ts';

export const BODY = '210102-water';
export const OTHER: OrderInput['grounds'] = { kind: 'other', situation: 'complaint-upheld' };
export const RULE = { actor: { system: 'ladder' }, channel: 'timer' } as const;

export type Detail = {
  id: string;
  version: number;
  number: string;
  status: { code: string };
  light: { signal: string };
  replyBy: string;
  person: { id: string };
  files: { id: string }[];
  history: { type: string; name: string; note: string | null }[];
  escalatedTo: { code: string }[];
  actions: string[];
};

/** A city with a filed project, its supervisor, and a body with an approver and a colleague; short ways to orders. */
export function useOrders() {
  const scene = useScene();
  let people: { filed: Filed; supervisor: Caller; approver: Caller; colleague: Registered } | undefined;
  beforeAll(async () => {
    people = {
      filed: await scene().file(['soil', 'seismic']),
      supervisor: await scene().as('supervisor', { division: '210100' }),
      approver: await scene().staff('case-approver', BODY),
      colleague: await scene().person('case-handler', { bodyId: BODY }),
    };
  });
  const there = () => {
    if (!people) throw new Error('the scene exists only while tests run');
    return people;
  };
  const deps = () => scene().services;
  const shown = async (who: Caller, id: string) => (await who.get(`/api/orders/${id}`)).json<Detail>();
  return {
    scene,
    deps,
    there,
    shown,
    async issue(more: object = {}): Promise<Detail> {
      const { supervisor, filed } = there();
      const answer = await supervisor.post('/api/orders', {
        bodyId: BODY,
        projectId: filed.projectId,
        grounds: OTHER,
        text: '投诉已查实,请说明情况。',
        ...more,
      });
      expect(answer.statusCode, answer.body).toBe(201);
      return shown(supervisor, answer.json().id);
    },
    async give(who: Caller, order: Detail, step: string, body: object) {
      const answer = await who.post(`/api/orders/${order.id}/${step}`, { version: order.version, ...body });
      expect(answer.statusCode, answer.body).toBe(200);
      return shown(who, order.id);
    },
    async byRule(more: Partial<OrderInput> = {}): Promise<OrderRow> {
      const done = await issueOrder(deps(), { bodyId: BODY, grounds: OTHER, ...more }, RULE);
      if (!done.ok) throw new Error(done.refusal.message);
      return done.value;
    },
  };
}
