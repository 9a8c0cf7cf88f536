import { addDays, dayOf, formatDay, type Instant, startOf } from '@zongheng/core/calendar';
import { expiryOf } from '@zongheng/core/casework';
import { waitForSilence } from './acceptance.ts';
import type { Detail, Finale, MoveName } from './finales.ts';
import type { ActorKey } from './planned.ts';
import type { Rehearsal } from './rehearsal.ts';
import {
  approverOf,
  askCorrection,
  between,
  documentOf,
  handlerOf,
  type Scene,
  supplyCorrection,
  windowOf,
} from './scene.ts';
import * as say from './words.ts';

/** A move on its day: `sit` is the next sitting of an actor from that day on. */
type Play = (scene: Scene, r: Rehearsal, sit: (actor: ActorKey) => Instant, detail: Detail) => void;

/** The script of a finale: its moves, each on its day. */
export function scriptOf(finale: Finale): (scene: Scene, r: Rehearsal) => void {
  return (scene, r) => {
    for (const [back, name, detail = {}] of finale.moves) {
      const from = startOf(scene.world.back(back));
      const after = () => (from > r.at ? from : r.at) as Instant;
      PLAYS[name](scene, r, (actor) => scene.world.office.sitting(actor, after()), detail);
    }
  };
}

const MINUTE = 60_000;
/** 20:36, when no office is open. */
const EVENING = (20 * 60 + 36) * MINUTE;

const PLAYS: Readonly<Record<MoveName, Play>> = {
  accept: (_scene, r, sit) => void r.play(sit(windowOf(r)), windowOf(r), { type: 'accept' }),
  silence: (scene, r) => void waitForSilence(scene, r),
  correct(scene, r, sit) {
    const actor = r.state.acceptedAt === null ? windowOf(r) : handlerOf(r);
    askCorrection(scene, r, actor, sit(actor));
  },
  supply(scene, r, sit) {
    const asked = new Set(r.state.correction?.items.map(({ material }) => material));
    const keys = r.rule.materials.filter(({ name }) => asked.has(name)).map(({ key }) => key);
    supplyCorrection(scene, r, keys, dayOf(sit(windowOf(r))));
  },
  special(scene, r, sit, { kind, days }) {
    const listed = r.rule.specialProcedures.find((procedure) => procedure.kind === kind);
    if (listed === undefined || days === undefined) return;
    const note = scene.dice.pick(say.SPECIAL_NOTES);
    const command = { type: 'start-special', kind: listed.kind, name: listed.name, days, note } as const;
    r.play(sit(handlerOf(r)), handlerOf(r), command);
  },
  'special-end'(scene, r, sit) {
    const note = scene.dice.pick(say.SPECIAL_ENDS);
    r.play(sit(handlerOf(r)), handlerOf(r), { type: 'end-special', note });
  },
  extend(scene, r, sit, { days = 5 }) {
    const reason = scene.dice.pick(say.EXTENSIONS);
    r.play(sit(approverOf(r)), approverOf(r), { type: 'extend', days, reason });
  },
  grant(scene, r, sit) {
    const at = sit(approverOf(r));
    r.play(at, approverOf(r), { type: 'grant', document: documentOf(scene, r, at, true) });
  },
  refuse(scene, r, sit) {
    const at = sit(approverOf(r));
    const reason = scene.dice.pick(say.REFUSALS);
    r.play(at, approverOf(r), { type: 'refuse', reason, document: documentOf(scene, r, at, false) });
  },
  withdraw(scene, r, sit) {
    const at = between(scene.dice, r.at, sit(windowOf(r)));
    r.play(at, scene.applicant, { type: 'withdraw', reason: scene.dice.pick(say.WITHDRAWALS) });
  },
  'not-needed'(scene, r, sit) {
    const reason = scene.dice.pick(say.NOT_NEEDED_REASONS);
    r.play(sit(windowOf(r)), windowOf(r), { type: 'not-needed', reason });
  },
  'refuse-acceptance'(scene, r, sit) {
    const { reason, basis, right } = scene.dice.pick(say.ACCEPTANCE_REFUSALS);
    const command = { type: 'refuse-acceptance', reason, basis, rightBody: right } as const;
    r.play(sit(windowOf(r)), windowOf(r), command);
  },
  revoke(scene, r, sit) {
    r.play(sit(approverOf(r)), approverOf(r), { type: 'revoke', ...scene.dice.pick(say.REVOCATIONS) });
  },
  deliver(scene, r, sit) {
    const method = scene.dice.pick(say.DELIVERIES);
    r.play(sit(windowOf(r)), windowOf(r), { type: 'deliver', method });
  },
  'ask-opinion'(scene, r, sit, { handles = '' }) {
    const { code } = scene.city;
    const asked = scene.world.catalogue.implementingBody(handles, { approvalDivision: code, place: code });
    if (asked === undefined) return;
    const command = { type: 'ask-opinion', bodyId: asked.id, question: say.QUESTION } as const;
    r.play(sit(handlerOf(r)), handlerOf(r), command);
  },
  'apply-renewal'(scene, r, sit) {
    const expiry = expiryOf(r.state, r.rule);
    if (expiry === null) return;
    const until = formatDay(addDays(expiry, 180));
    r.play(sit(windowOf(r)), scene.applicant, { type: 'apply-renewal', until, reason: say.RENEWAL });
  },
  'grant-at-once'(scene, r) {
    const at = (r.at + 6 * MINUTE) as Instant;
    r.play(at, approverOf(r), { type: 'grant', document: documentOf(scene, r, at, true) });
  },
  'grant-evening'(scene, r, sit) {
    const happened = (startOf(dayOf(sit(windowOf(r)))) + EVENING) as Instant;
    const at = scene.world.office.sitting(approverOf(r), happened);
    const command = { type: 'grant', document: documentOf(scene, r, happened, true) } as const;
    r.play(at, approverOf(r), command, happened);
  },
};
