import { describe, expect, test } from 'vitest';
import { ALL_ROLES, type Role } from '../../identity/index.ts';
import { expectRefusal, toldOf } from '../../journey/problem.ts';
import { type Filed, type FiledCase, type Scene, useScene } from '../../journey/scene.ts';
import { coming, former, type Headers, seatFor, signedIn } from '../../journey/strangers.ts';
import type { SeatChoice } from '../../journey/world.ts';

/** Who may give one command, and a case on which it could be given. */
export type CommandRule = {
  readonly may: readonly Role[];
  /** The item whose case is used; `soil` unless said. */
  readonly item?: string;
  /** The department whose command it is, where that is not the deciding one. */
  readonly body?: string;
  /** Brings a received case to where the command fits. */
  readonly ready?: (scene: Scene, filed: Filed, one: FiledCase) => Promise<void>;
  readonly command: (scene: Scene, filed: Filed) => { readonly type: string } & object;
  /** Name of the state it leads to. */
  readonly leadsTo: string;
};

const ELSEWHERE = { approvalDivision: '210200', place: '210202' };
const UNKNOWN = '019a0000-0000-7000-8000-000000000001';

/**
 * The permission tests of one command: who may succeeds; every other role, every other place and every other
 * time is refused, in the same words as a case that is not there, and none of it leaves a trace.
 */
export function commandPermissions(rule: CommandRule): void {
  const scene = useScene();
  const item = rule.item ?? 'soil';
  const bodyOf = (one: FiledCase) => rule.body ?? one.bodyId;

  const fresh = async () => {
    const filed = await (item === 'scheme-review' ? secondStage(scene()) : scene().file([item, 'eia-form']));
    const one = filed.of(item);
    await rule.ready?.(scene(), filed, one);
    return { filed, one, command: rule.command(scene(), filed) };
  };
  const give = (headers: Headers, caseId: string, command: object) =>
    scene().app.inject({
      method: 'POST',
      url: '/api/cases/commands',
      headers,
      payload: { commands: [{ caseId, command }] },
    });
  const stateOf = async (id: string) => {
    const text = `SELECT version, status, (SELECT count(*) FROM facts.facts WHERE stream_id = $1) AS facts,
      (SELECT count(*) FROM casework.documents WHERE case_id = $1) AS documents FROM casework.cases WHERE id = $1`;
    return scene().database.app.read({ name: 'permission_state', text, values: [id] });
  };
  /** Each attempt is refused as `expected` says; the case stays as it was. */
  const refused = async (
    attempts: readonly (readonly [who: string, headers: (one: FiledCase) => Promise<Headers>])[],
    status: number,
    code: string,
  ) => {
    const { one, command } = await fresh();
    const before = await stateOf(one.id);
    for (const [who, headers] of attempts) {
      const caller = await headers(one);
      const answer = await give(caller, one.id, command);
      expect([who, answer.statusCode], answer.body).toEqual([who, status]);
      expectRefusal(answer, status, code);
      if (status === 404) expect(toldOf(answer)).toEqual(toldOf(await give(caller, UNKNOWN, command)));
    }
    expect(await stateOf(one.id)).toEqual(before);
  };

  describe('who may', () => {
    test.each(rule.may)('%s of the right place', async (role) => {
      const { one, command } = await fresh();
      const answer = await give(
        await signedIn(scene(), role, seatFor(role, scene(), bodyOf(one))),
        one.id,
        command,
      );
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.json().results[0].case.status.name).toBe(rule.leadsTo);
    });

    const narrowed = rule.may.filter((role) => role !== 'unit-member');
    test.each(narrowed)('%s whose seat is narrowed to the district of the project', async (role) => {
      const { one, command } = await fresh();
      const seat = { ...seatFor(role, scene(), bodyOf(one)), division: '210102' };
      const answer = await give(await signedIn(scene(), role, seat), one.id, command);
      expect(answer.statusCode, answer.body).toBe(200);
    });
  });

  describe('who may not', () => {
    test('any other role, even in the right place', async () => {
      const others = ALL_ROLES.filter((role) => !rule.may.includes(role));
      const attempts = others.map(
        (role) =>
          [role, (one: FiledCase) => signedIn(scene(), role, seatFor(role, scene(), bodyOf(one)))] as const,
      );
      await refused(attempts, 403, 'forbidden');
    });

    test('the right role in another unit, body or division', async () => {
      const otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
      const { catalogue } = scene().services;
      const attempts = rule.may.flatMap((role) =>
        wrongSeats(role, {
          otherUnit,
          ownWindow: scene().windowBodyId,
          otherWindow: catalogue.windowBodyOf('210200')?.id ?? '',
          partner:
            catalogue.implementingBody('eia-form', { approvalDivision: '210100', place: '210102' })?.id ?? '',
          elsewhere: catalogue.implementingBody(item, ELSEWHERE)?.id ?? '',
        }).map(
          ([where, seat]) =>
            [`${role} ${where}`, (one: FiledCase) => signedIn(scene(), role, seat(bodyOf(one)))] as const,
        ),
      );
      await refused(attempts, 404, 'not-found');
    });

    test('whose seat has ended, though still signed in', async () => {
      const attempts = rule.may.map(
        (role) =>
          [role, (one: FiledCase) => former(scene(), role, seatFor(role, scene(), bodyOf(one)))] as const,
      );
      await refused(attempts, 401, 'seat-ended');
    });

    test('whose seat begins tomorrow', async () => {
      const attempts = rule.may.map(
        (role) =>
          [
            role,
            async (one: FiledCase) => {
              const { headers, seatId } = await coming(scene(), role, seatFor(role, scene(), bodyOf(one)));
              const url = '/api/session/seat';
              const moved = await scene().app.inject({ method: 'PUT', url, headers, payload: { seatId } });
              expectRefusal(moved, 404, 'not-found', 'seatId');
              return headers;
            },
          ] as const,
      );
      await refused(attempts, 403, 'forbidden');
    });

    test('who is not signed in', async () => {
      await refused([['nobody', async () => ({ 'x-zongheng': '1' })]], 401, 'not-signed-in');
    });
  });
}

type Places = {
  readonly otherUnit: string;
  readonly ownWindow: string;
  readonly otherWindow: string;
  /** Another department that takes part in the same project. */
  readonly partner: string;
  /** The same department of another city. */
  readonly elsewhere: string;
};
type WrongSeat = readonly [where: string, seat: (deciding: string) => SeatChoice];

function wrongSeats(role: Role, at: Places): readonly WrongSeat[] {
  switch (role) {
    case 'unit-member':
      return [['of another unit', () => ({ unitId: at.otherUnit })]];
    case 'window-clerk':
      return [
        ['of another city’s window', () => ({ bodyId: at.otherWindow })],
        ['of the deciding department', (deciding) => ({ bodyId: deciding })],
        ['narrowed to another district', () => ({ bodyId: at.ownWindow, division: '210103' })],
      ];
    default:
      return [
        ['of another department of the project', () => ({ bodyId: at.partner })],
        ['of the same department elsewhere', () => ({ bodyId: at.elsewhere })],
        ['of the window', () => ({ bodyId: at.ownWindow })],
        ['narrowed to another district', (deciding) => ({ bodyId: deciding, division: '210103' })],
      ];
  }
}

/** A case of the second stage, whose item lets a material be owed: what comes before it is granted first. */
async function secondStage(scene: Scene): Promise<Filed> {
  const first = await scene.file(['ent-filing', 'land-grant', 'land-planning-permit']);
  await scene.grant(first, 'ent-filing');
  await scene.grant(first, 'land-grant');
  await scene.work();
  const shown = (await scene.owner.get(`/api/applications/${first.applicationId}`)).json<{
    cases: { id: string; itemId: string; body: { id: string } }[];
  }>();
  const permit = shown.cases.find(({ itemId }) => itemId === 'land-planning-permit');
  if (!permit) throw new Error('the permit did not start');
  const approver = await scene.staff('case-approver', permit.body.id);
  await scene.done(approver, permit.id, { type: 'accept' });
  await scene.done(approver, permit.id, { type: 'grant', document: scene.document(first.fileId) });
  return scene.file(['scheme-review'], { projectId: first.projectId, stage: 2 });
}
