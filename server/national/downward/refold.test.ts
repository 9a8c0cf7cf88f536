import { instantFromText } from '@zongheng/core/calendar';
import { evolve, NO_CASE } from '@zongheng/core/casework';
import { verifyChain } from '@zongheng/core/evidence';
import { beforeAll, expect, test } from 'vitest';
import { type ApplicationFact, evolveApplication } from '../../applications/index.ts';
import { fromRecord } from '../../casework/index.ts';
import { useScene } from '../../journey/scene.ts';
import { sm3 } from '../../platform/crypto/index.ts';
import { readSealed, readStream, type StoredFact } from '../../platform/facts/index.ts';
import { evolveProject, type ProjectFact } from '../../projects/index.ts';
import { centralCode, centralProject, centralResult, MINISTRY } from '../testing/down-bodies.ts';
import { silentLog } from '../testing/silent-log.ts';
import { openDown } from './deps.ts';
import { type DirectiveFact, evolveDirective } from './directive.ts';
import { receiveDown } from './receive.ts';
import { evolveReference, type ReferenceFact } from './reference.ts';
import { takeReceived } from './take.ts';

/** What came down stands in the rows as its facts say: every stream is folded again and compared. */
const scene = useScene();
const CODE = centralCode('50001');
const dictionary = (version: string, name: string) => ({
  list: 'x',
  name,
  version,
  rows: [{ code: '1', name }],
});
const item = (version: string) => ({ code: 'i', name: '事项', body: MINISTRY, version, basis: ['法'] });

beforeAll(async () => {
  const down = openDown(scene().services, silentLog);
  const refused = { itemId: 'energy', status: 'refused', number: 'r2' };
  const messages: readonly (readonly [string, object])[] = [
    ['central-result', centralResult(CODE)],
    ['central-project', centralProject(CODE)],
    ['central-result', centralResult(CODE, refused)],
    ['dictionary', dictionary('1', '甲')],
    ['dictionary', dictionary('2', '乙')],
    ['central-item', item('1')],
    ['central-item', item('2')],
    [
      'directive',
      { number: 'd1', title: '令', text: '文', level: 'order', projectCode: CODE, replyBy: '2026-12-01' },
    ],
    ['directive', { number: 'd2', title: '令', text: '文', level: 'notice' }],
  ];
  await receiveDown(
    down,
    messages.map(([kind, body], seq) => ({ id: `m${seq}`, kind, body, seq })),
    'http',
  );
  await takeReceived(down);
  await scene().work();
  const states = await scene().database.app.read<{ state: string }>({
    name: 'test_states',
    text: 'SELECT DISTINCT state FROM national.inbox',
  });
  expect(states).toEqual([{ state: 'taken' }]);
  const supervisor = await scene().as('supervisor', { division: '210100' });
  const { rows } = (await supervisor.get('/api/directives')).json();
  const own = rows.find(({ number }: { number: string }) => number === 'd1');
  await supervisor.post(`/api/directives/${own.id}/sign`, { version: 1 });
  expect(
    (await supervisor.post(`/api/directives/${own.id}/answer`, { version: 2, answer: '已办。' })).statusCode,
  ).toBe(200);
});

type Row = { id: string; home: string; version: number; head: string; state: unknown };

const flat = ({ envelope: { type, happenedAt, data } }: StoredFact) => ({
  ...data,
  type,
  at: instantFromText(happenedAt),
});
const FOLDS: readonly (readonly [
  string,
  number,
  (facts: readonly StoredFact[], sealed: Awaited<ReturnType<typeof readSealed>>) => unknown,
])[] = [
  [
    'national.reference_lists',
    2,
    (facts) =>
      facts
        .map((fact) => flat(fact) as unknown as ReferenceFact)
        .reduce<ReturnType<typeof evolveReference> | null>(evolveReference, null),
  ],
  [
    'national.directives',
    2,
    (facts) =>
      facts
        .map((fact) => flat(fact) as unknown as DirectiveFact)
        .reduce<ReturnType<typeof evolveDirective> | null>(evolveDirective, null),
  ],
  [
    'projects.projects',
    1,
    (facts) =>
      facts
        .map((fact) => flat(fact) as unknown as ProjectFact)
        .reduce<ReturnType<typeof evolveProject> | null>(evolveProject, null),
  ],
  [
    'applications.applications',
    2,
    (facts) =>
      facts
        .map((fact) => flat(fact) as unknown as ApplicationFact)
        .reduce<ReturnType<typeof evolveApplication> | null>(evolveApplication, null),
  ],
  [
    'casework.cases',
    2,
    (facts, sealed) =>
      facts
        .map(({ envelope: { id, type, happenedAt, data } }) =>
          fromRecord(type, happenedAt, data, sealed.get(id)?.content ?? null),
        )
        .reduce(evolve, NO_CASE),
  ],
];

test.each(FOLDS)('%s', async (table, count, fold) => {
  const { app } = scene().database;
  const rows = await app.read<Row>({
    name: `refold_down_${table.replace('.', '_')}`,
    text: `SELECT id, home, version, head, state FROM ${table} ORDER BY id`,
  });
  expect(rows.length).toBe(count);
  for (const row of rows) {
    const facts = await readStream(app, row.home, row.id);
    expect(verifyChain(facts, sm3)).toEqual({ ok: true, value: { count: row.version, head: row.head } });
    expect(new Set(facts.map(({ envelope }) => envelope.channel)).size).toBeGreaterThan(0);
    const withSeal = facts.flatMap(({ envelope }) => (envelope.sealed === null ? [] : [envelope.id]));
    const sealed = await readSealed(app, row.home, withSeal);
    expect(JSON.parse(JSON.stringify(fold(facts, sealed)))).toEqual(row.state);
  }
});

test('text that may be erased stands beside the chain', async () => {
  const [row] = await scene().database.app.read<{ data: string }>({
    name: 'test_directive_data',
    text: `SELECT string_agg(data::text, '') AS data FROM facts.facts WHERE stream_kind = 'directive'`,
  });
  expect(row?.data).not.toContain('已办');
  expect(row?.data).not.toContain('"文"');
});
