import { commandCases } from '../../server/casework/index.ts';
import type { Actor } from '../../server/identity/index.ts';
import type { SupervisionBench } from './world.ts';

type Open = { readonly id: string; readonly body_id: string };

/** Open cases in handling, anywhere among all: what decisions are made on while something else goes on. */
export async function casesInHandling(bench: SupervisionBench, count: number): Promise<Open[]> {
  const { rows } = await bench.owner.query<Open>(
    `SELECT id, body_id FROM casework.cases WHERE status = 'in-handling' ORDER BY md5(id::text) LIMIT $1`,
    [count],
  );
  return rows;
}

/**
 * Asks for a correction of one case after the other, by so many clients at once, until told to end; returns how
 * many ms each took.
 */
export async function decideWhile(
  { services }: SupervisionBench,
  cases: readonly Open[],
  clients: number,
  going: () => boolean,
): Promise<number[]> {
  const left = [...cases];
  const samples: number[] = [];
  const client = async () => {
    for (let next = left.pop(); next !== undefined && going(); next = left.pop()) {
      const command = {
        type: 'request-correction' as const,
        items: [{ material: '总平面图', problem: '缺少设计单位盖章' }],
        replyBy: '2027-03-31',
      };
      const since = performance.now();
      const [outcome] = await commandCases(
        services,
        approverOf(next.body_id),
        [{ caseId: next.id, command }],
        {
          channel: 'web',
          allOrNothing: true,
        },
      );
      if (!outcome?.ok) throw new Error(outcome?.refusal.message ?? 'no outcome');
      samples.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return samples;
}

function approverOf(id: string): Actor {
  const body = { id, name: id, shortName: id };
  const seat = { id: 'bench', role: 'case-approver' as const, roleName: '审批负责人', body, division: null };
  return { personId: '00000000-0000-7000-8000-00000000beec', personName: '示例负责人', seat };
}
