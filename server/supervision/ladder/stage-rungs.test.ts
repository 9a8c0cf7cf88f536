import { beforeEach, expect, test } from 'vitest';
import { useScene } from '../../journey/scene.ts';
import { catchUp } from '../../platform/facts/index.ts';
import { stagesFollower, sweepLadder } from '../index.ts';

const scene = useScene();
const errors: string[] = [];
const say = (_: unknown, message?: unknown) => void errors.push(String(message));
const sweep = () => sweepLadder({ ...scene().services, log: { error: say, warn: say } });
const follow = () => catchUp(scene().services.database, stagesFollower(scene().services));
const to = (instant: string, ms = 0) => {
  scene().time.now = Date.parse(instant) + ms;
};

type Kind = 'stage' | 'project';
type Clock = { subject: string; remind: string; yellow: string; due: string; division: string };

beforeEach(async () => {
  scene().at('2026-11-02 09:00');
  errors.length = 0;
  // What was before is none of this test's, and the clocks of cases are told of elsewhere.
  await scene().database.owner.query({ name: 'test_clear', text: 'DELETE FROM supervision.stage_clocks' });
});

/** A project whose first case is accepted, with its clocks; that of the case itself fires nothing. */
async function begun(): Promise<{ projectId: string; caseId: string; bodyId: string } & Record<Kind, Clock>> {
  const filed = await scene().file(['soil']);
  const { id: caseId, bodyId } = filed.of('soil');
  await scene().done(await scene().staff('case-approver', bodyId), caseId, { type: 'accept' });
  await follow();
  await scene().database.owner.query({
    name: 'test_end',
    text: `UPDATE casework.clocks SET state = 'ended'`,
  });
  const rows = await scene().database.app.read<Clock & { kind: Kind }>({
    name: 'test_stage_clock',
    text: `SELECT kind, subject_id AS subject, remind_at AS remind, yellow_at AS yellow, due_at AS due, division
           FROM supervision.stage_clocks WHERE project_id = $1`,
    values: [filed.projectId],
  });
  const of = (kind: Kind) => {
    const found = rows.find((row) => row.kind === kind);
    if (!found) throw new Error(`no clock of the ${kind}`);
    return found;
  };
  return { projectId: filed.projectId, caseId, bodyId, stage: of('stage'), project: of('project') };
}

/** What was fired of a clock, ~ where it was passed over. */
async function rungsOf({ subject }: Clock): Promise<string[]> {
  const rows = await scene().database.app.read<{ rung: string; passed: boolean; stage: number }>({
    name: 'test_stage_rungs',
    text: `SELECT rung, passed, stage FROM supervision.signals WHERE subject_id = $1
           ORDER BY stage, fired_at, array_position(ARRAY['reminder', 'yellow', 'red'], rung)`,
    values: [subject],
  });
  return rows.map(({ rung, passed, stage }) => `${passed ? '~' : ''}${rung} ${stage}`);
}

test('each rung at its very moment, once, and no order', async () => {
  const { stage, project } = await begun();
  const table = [
    [stage.remind, stage, ['reminder 1']],
    [stage.yellow, stage, ['reminder 1', 'yellow 1']],
    [stage.due, stage, ['reminder 1', 'yellow 1', 'red 1']],
    [project.remind, project, ['reminder 0']],
    [project.yellow, project, ['reminder 0', 'yellow 0']],
    [project.due, project, ['reminder 0', 'yellow 0', 'red 0']],
  ] as const;
  for (const [at, clock, expected] of table) {
    to(at, -1);
    await sweep();
    expect(await rungsOf(clock)).toEqual(expected.slice(0, -1));
    to(at);
    expect(await sweep()).toEqual({ fired: 1, passed: 0, issued: 0, broken: [] });
    expect(await sweep()).toEqual({ fired: 0, passed: 0, issued: 0, broken: [] });
    expect(await rungsOf(clock)).toEqual(expected);
  }
  to(project.due, 30 * 86_400_000);
  expect((await sweep()).issued).toBe(0);
  expect(errors).toEqual([]);
});

test('late, the highest is told of; folded anew, nothing is repeated; two at once fire it once', async () => {
  const { stage } = await begun();
  to(stage.due);
  const both = await Promise.all([sweep(), sweep()]);
  expect(both[0].fired + both[1].fired).toBe(1);
  expect(await rungsOf(stage)).toEqual(['~reminder 1', '~yellow 1', 'red 1']);
  await scene().database.owner.query({
    name: 'test_again',
    text: "UPDATE facts.cursors SET position = 0 WHERE reader = 'supervision-stages'",
  });
  await follow();
  expect((await sweep()).fired).toBe(0);
});

test('two stages of one work, due at one moment, each', async () => {
  const { stage } = await begun();
  await scene().database.owner.query({
    name: 'test_second_stage',
    text: `INSERT INTO supervision.stage_clocks
           SELECT (json_populate_record(k, '{"stage": 2}')).* FROM supervision.stage_clocks k
           WHERE subject_id = $1 AND kind = 'stage'`,
    values: [stage.subject],
  });
  to(stage.yellow);
  expect(await sweep()).toMatchObject({ fired: 2, passed: 2, broken: [] });
  expect(await rungsOf(stage)).toEqual(['~reminder 1', 'yellow 1', '~reminder 2', 'yellow 2']);
});

test('what stands still in time fires nothing', async () => {
  const { stage, project, caseId, bodyId } = await begun();
  await scene().done(await scene().staff('case-handler', bodyId), caseId, {
    type: 'start-special',
    kind: 'expert-review',
    days: 20,
  });
  await follow();
  await scene().database.owner.query({
    name: 'test_end_again',
    text: `UPDATE casework.clocks SET state = 'ended'`,
  });
  to(project.due);
  expect(await sweep()).toMatchObject({ fired: 0, passed: 0 });
  expect([await rungsOf(stage), await rungsOf(project)]).toEqual([[], []]);
});

test('who hears of which rung', async () => {
  const { stage, project, projectId } = await begun();
  const { division } = stage;
  const { catalogue } = scene().services;
  const found = await scene().database.app.read<{ flow: { id: string; version: number } }>({
    name: 'test_flow',
    text: `SELECT state->'flow' AS flow FROM projects.projects WHERE id = $1`,
    values: [projectId],
  });
  const flow = catalogue.flow(found[0]?.flow.id ?? '', found[0]?.flow.version ?? 0);
  const lead = flow?.stages.find(({ no }) => no === 1)?.leadDepartment;
  const people = {
    lead: await scene().person('case-approver', { bodyId: `${division}-${lead}` }),
    handler: await scene().person('case-handler', { bodyId: `${division}-${lead}` }),
    supervisor: await scene().person('supervisor', { division }),
    other: await scene().person('supervisor', { division: '210200' }),
    leader: await scene().person('leader', { division }),
  };
  const heard = async () => {
    const rows = await scene().database.app.read<{ seat_id: string; note: string }>({
      name: 'test_stage_heard',
      text: `SELECT n.seat_id, e.note FROM notices.notices n JOIN notices.entries e ON e.notice_id = n.id
             WHERE e.subject_kind = 'project' AND e.subject_id = $1 ORDER BY e.added_at, e.note`,
      values: [projectId],
    });
    const of = (seat: string) => Object.entries(people).find(([, { seatId }]) => seatId === seat)?.[0];
    return rows.map(({ seat_id, note }) => `${of(seat_id)} ${note.replace(/ \d{4}-\d\d-\d\d /, '…')}`).sort();
  };
  const table = [
    [stage.remind, ['lead 最迟应于…办结立项用地规划许可阶段']],
    [
      stage.yellow,
      [
        'lead 即将到期：最迟应于…办结立项用地规划许可阶段',
        'supervisor 即将到期：最迟应于…办结立项用地规划许可阶段',
      ],
    ],
    [
      stage.due,
      [
        'lead 已逾期：最迟应于…办结立项用地规划许可阶段',
        'supervisor 已逾期：最迟应于…办结立项用地规划许可阶段',
      ],
    ],
    [project.remind, ['supervisor 最迟应于…办结全流程']],
  ] as const;
  const all: string[] = [];
  for (const [at, who] of table) {
    to(at);
    await sweep();
    all.push(...who);
    expect(await heard()).toEqual([...all].sort());
  }
});
