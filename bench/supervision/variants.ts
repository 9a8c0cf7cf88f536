import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { type CaseCommand, type CaseState, decide, evolve, NO_CASE } from '@zongheng/core/casework';
import { clockRows, lawOf } from '../../server/casework/index.ts';
import type { Services } from '../../server/services.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of the open ones so many wait: for the applicant, and for an expert review. */
const WAITING = 0.15;

/** A case as it could stand now: its columns and its clocks, to be cloned under many ids. */
export type Variant = {
  readonly row: Readonly<Record<string, unknown>>;
  readonly clocks: readonly Readonly<Record<string, unknown>>[];
};

/**
 * Cases of all divisions, items and ages, made by the law itself: so many open (received, accepted, corrected,
 * suspended, overdue …), so many ended. The same every time.
 */
export function makeVariants(services: Services, open: number, ended: number): Variant[] {
  const { catalogue } = services;
  const divisions = catalogue.divisions().filter(({ level }) => level !== 'province');
  const flow = catalogue.flows()[0];
  if (!flow) throw new Error('a pack without flows');
  const items = flow.stages.flatMap((stage) => stage.items.map(({ item }) => ({ item, stage: stage.no })));
  const now = services.clock.now() as Instant;
  return Array.from({ length: open + ended }, (_, i): Variant => {
    const division = divisions[i % divisions.length]?.code ?? '';
    const entry = items[(i * 7) % items.length];
    const item = catalogue.items().find(({ id }) => id === entry?.item);
    if (!item || !entry) throw new Error('a flow names an item that is not there');
    const body = catalogue.bodiesIn(division)[i % catalogue.bodiesIn(division).length]?.id ?? '';
    const pinned = {
      ...{ id: '', division, item_id: item.id, item_version: item.version },
      ...{ implementation_version: 0, implementation_division: null },
      ...{ flow_id: flow.id, flow_version: flow.version, body_id: body, stage: entry.stage },
    };
    const law = lawOf(catalogue, pinned);
    // Of the open ones every twentieth is weeks old, the others days; ended ones are up to two years old.
    const openAge = i % 20 === 7 ? 10 + ((i * 13) % 40) : 1 + (i % 3);
    const age = i < open ? openAge : 60 + ((i * 17) % 600);
    const from = (now - age * DAY) as Instant;
    const state = play(commandsOf(i, i < open), from, now, law);
    const time = (at: Instant | null) => (at === null ? null : formatInstant(at));
    return {
      row: {
        ...pinned,
        ...{ home: catalogue.homeOf(division), version: 1, head: `sha256:${'0'.repeat(64)}`, state },
        ...{ status: state.status, project_name: '示例项目', unit_name: '示例置业有限公司' },
        ...{
          application_number: '',
          work_ids: [],
          item_name: item.name,
          body_name: null,
        },
        ...{ window_body_id: catalogue.windowBodyOf(division)?.id ?? body, grams: ['示例', '例项', '项目'] },
        ...{ received_at: time(state.receivedAt), accepted_at: time(state.acceptedAt) },
        ...{ ended_at: time(state.endedAt), updated_at: time(state.lastAt) },
      },
      clocks: clockRows(pinned, state, law, now),
    };
  });
}

/** What happens to the i-th case, and how many hours after the receipt. */
function commandsOf(i: number, open: boolean): readonly (readonly [hours: number, command: CaseCommand])[] {
  const file = { fileId: '00000000-0000-7000-8000-000000000000', digest: 'sha256:0', name: '批复.pdf' };
  const document = { number: `示例〔2026〕${i}号`, title: '批复', validUntil: '9999-01-01', file };
  const accept = [20, { type: 'accept' }] as const;
  if (!open) {
    const hours = (2 + (i % 9)) * 24;
    const grant = { type: 'grant' as const, document: { ...document, issuedOn: '' } };
    return [accept, [hours, grant], [hours + 24, { type: 'deliver', method: '窗口领取' }]];
  }
  if (i % 10 === 0) return [];
  if ((i % 20) / 20 < WAITING) {
    return [
      accept,
      [
        30,
        {
          type: 'request-correction',
          items: [{ material: '总平面图', problem: '缺章' }],
          replyBy: '2027-03-31',
        },
      ],
    ];
  }
  return [accept];
}

function play(
  steps: readonly (readonly [number, CaseCommand])[],
  from: Instant,
  now: Instant,
  law: ReturnType<typeof lawOf>,
): CaseState {
  let state = NO_CASE;
  for (const [hours, command] of [[0, { type: 'receive' }] as const, ...steps]) {
    const at = Math.min(from + hours * HOUR, now) as Instant;
    const day = formatInstant((at + 8 * HOUR) as Instant).slice(0, 10);
    const given =
      command.type === 'grant' ? { ...command, document: { ...command.document, issuedOn: day } } : command;
    const context = { ...law, now: at, projectCode: 'issued', owable: [] } as const;
    const decided = decide(state, given, context);
    if (!decided.ok) throw new Error(`${given.type}: ${decided.refusal.message}`);
    state = decided.value.reduce(evolve, state);
  }
  return state;
}
