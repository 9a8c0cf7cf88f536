import { beforeAll, expect, test } from 'vitest';
import { type BookCommand, executeBook } from '../../calendar/index.ts';
import { useScene } from '../../journey/scene.ts';
import { catchUp } from '../../platform/facts/index.ts';
import { sweepsLaw } from '../../sweep-law.ts';
import { measuresFollower } from '../index.ts';

/** Figures of what has ended follow a calendar that changes days gone by. */
const scene = useScene();
const cases: string[] = [];
const log = { info: () => {}, error: () => {} };
const sweep = () => sweepsLaw(scene().services, log, new AbortController().signal)();

type Row = { id: string; used: number; touched: string };
const rows = async (): Promise<Row[]> => {
  const found = await scene().database.owner.read<Row>({
    name: 'test_measured',
    text: `SELECT id, used, xmin::text AS touched FROM supervision.case_measures WHERE id = ANY($1::uuid[])`,
    values: [cases],
  });
  return cases.flatMap((id) => found.find((row) => row.id === id) ?? []);
};
const rebuilt = () =>
  scene().database.app.read<{ token: string; first_day: string; cases: number }>({
    name: 'test_rebuilt',
    text: `SELECT token, first_day::text, cases FROM supervision.measures_rebuilt ORDER BY rebuilt_at, token`,
  });

/** A measure that turns a day off in Shenyang, in force. */
async function dayOff(measureId: string, day: string): Promise<void> {
  const commands: BookCommand[] = [
    {
      ...{ type: 'propose', measureId, emergency: true, title: '停工', documentNumber: '示例1号' },
      ...{ basis: '突发事件应对法', effect: 'off', from: day, to: day, divisions: ['210100'] },
    },
    { type: 'confirm', measureId },
  ];
  for (const command of commands) {
    const done = await executeBook(scene().services, command, {
      actor: { system: 'test' },
      channel: 'test',
    });
    expect(done.ok).toBe(true);
  }
}

beforeAll(async () => {
  // Accepted on Monday the 2nd; one granted on Tuesday, one on Friday.
  for (const end of ['2026-11-03 10:00', '2026-11-06 10:00']) {
    scene().at('2026-11-02 09:00');
    const filed = await scene().file(['soil']);
    const { id, bodyId } = filed.of('soil');
    const approver = await scene().staff('case-approver', bodyId);
    await scene().done(approver, id, { type: 'accept' });
    scene().at(end);
    await scene().done(approver, id, { type: 'grant', document: scene().document(filed.fileId) });
    cases.push(id);
  }
  await catchUp(scene().database.app, measuresFollower(scene().services));
  scene().at('2026-11-09 10:00');
});

test('what ended before stays; what was open then is measured anew, once a publication', async () => {
  const before = await rows();
  expect(before.map(({ used }) => used)).toEqual([1, 4]);
  await sweep();
  expect(await rebuilt()).toEqual([]);

  await dayOff('019a0000-0000-7000-8000-00000000000a', '2026-11-05');
  await sweep();
  const after = await rows();
  expect(after.map(({ used }) => used)).toEqual([1, 3]);
  expect(after[0]).toEqual(before[0]);
  const first = { token: '210100.1', first_day: '2026-11-05', cases: 1 };
  expect(await rebuilt()).toEqual([first]);
  await sweep();
  expect(await rows()).toEqual(after);

  // A day to come changes no figure.
  await dayOff('019a0000-0000-7000-8000-00000000000b', '2026-11-20');
  await sweep();
  expect(await rows()).toEqual(after);
  expect(await rebuilt()).toEqual([first, { token: '210100.2', first_day: '2026-11-20', cases: 0 }]);
});
