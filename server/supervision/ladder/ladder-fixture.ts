import { beforeEach } from 'vitest';
import { useScene } from '../../journey/scene.ts';
import type { Services } from '../../services.ts';
import { sweepLadder } from '../index.ts';

type Clock = { remind: string; yellow: string; due: string; statutory: string };

/** A scene with nothing to signal at the beginning of each test, and short ways to sweep and to look. */
export function useLadder() {
  const scene = useScene();
  const errors: string[] = [];
  const say = (_: unknown, message?: unknown) => void errors.push(String(message));
  const log = { error: say, warn: say };

  beforeEach(async () => {
    scene().at('2026-11-02 09:00');
    errors.length = 0;
    // Cases of the test before are none of this one's.
    await scene().database.owner.query({
      name: 'test_end',
      text: `UPDATE casework.clocks SET state = 'ended'`,
    });
  });

  return {
    scene,
    /** What the sweeps of this test wrote to the log. */
    errors,
    sweep: (services: Services = scene().services) => sweepLadder({ ...services, log }),
    async clockOf(caseId: string): Promise<Clock> {
      const [row] = await scene().database.app.read<Clock>({
        name: 'test_clock',
        text: `SELECT remind_at AS remind, yellow_at AS yellow, due_at AS due, statutory_due_at AS statutory
               FROM casework.clocks WHERE id = $1 AND kind = 'case'`,
        values: [caseId],
      });
      if (!row) throw new Error('no clock');
      return row;
    },
    /** What was fired of a case's own clock: rung, and ~ where it was passed over. */
    async rungsOf(caseId: string, due?: string): Promise<string[]> {
      const rows = await scene().database.app.read<{ rung: string; passed: boolean; due_at: string }>({
        name: 'test_rungs',
        text: `SELECT rung, passed, due_at FROM supervision.signals WHERE subject_id = $1 AND kind = 'case'
               ORDER BY fired_at, array_position(ARRAY['reminder','yellow','red','statute','order','escalation'], rung)`,
        values: [caseId],
      });
      return rows
        .filter(({ due_at }) => due === undefined || due_at === due)
        .map(({ rung, passed }) => (passed ? `~${rung}` : rung));
    },
    /** Moves the clock to an instant, and so many ms on. */
    to(instant: string, ms = 0) {
      scene().time.now = Date.parse(instant) + ms;
    },
    async accepted(): Promise<{ caseId: string; bodyId: string }> {
      const filed = await scene().file(['soil']);
      const { id, bodyId } = filed.of('soil');
      await scene().done(await scene().staff('case-approver', bodyId), id, { type: 'accept' });
      return { caseId: id, bodyId };
    },
  };
}
