import { type Instant, instantFromText, seedCalendar } from '@zongheng/core/calendar';
import {
  type CaseCommand,
  type CaseContext,
  type CaseState,
  decide,
  evolve,
  NO_CASE,
  readMeasure,
} from '@zongheng/core/casework';
import { canonicalJson, type FactEnvelope } from '@zongheng/core/evidence';
import { sm3 } from '../server/platform/crypto/index.ts';
import type { Services } from '../server/services.ts';

/** One thing a cycle computes: how long it takes once, in microseconds, and how often a cycle does it. */
export type Part = { readonly name: string; readonly micros: number; readonly perCycle: number };

/** Measures what the platform computes in a cycle besides talking to the database. */
export function measureParts(services: Services): readonly Part[] {
  const item = services.catalogue.item('soil');
  if (!item) throw new Error('an item that is not there');
  const at = instantFromText('2026-11-03T02:00:00.000Z');
  const context: CaseContext = {
    ...{ now: at, calendar: seedCalendar, item, projectCode: 'issued', owable: [] },
  };
  const received = apply(NO_CASE, { type: 'receive' }, context);
  const accepted = apply(received, { type: 'accept' }, context);
  const granted = apply(accepted, GRANT, context);
  const envelope = envelopeOf(at, services.facts.newId());
  const text = canonicalText(envelope);
  const part = (name: string, perCycle: number, work: () => unknown): Part => ({
    ...{ name, perCycle, micros: microsOf(work) },
  });
  return [
    part('decide and evolve', 15, () => apply(accepted, GRANT, context)),
    part('read a measure (ledger and clock)', 60, () =>
      readMeasure(granted, item, 'committed', seedCalendar, at),
    ),
    part('canonical JSON of an envelope', 22, () => canonicalText(envelope)),
    part('SM3 of it', 22, () => sm3.digest(text)),
    part('a new id', 28, () => services.facts.newId()),
    part('JSON of a state', 15, () => JSON.stringify(granted)),
    part('reading it back', 15, () => JSON.parse(STATE)),
  ];
}

const GRANT: CaseCommand = {
  type: 'grant',
  document: {
    ...{ number: '示例审〔2026〕1号', title: '关于示例智能制造厂房的批复' },
    ...{ issuedOn: '2026-11-03', validUntil: '9999-01-01' },
    file: {
      fileId: '01900000-0000-7000-8000-000000000001',
      ...{ digest: `sha256:${'0'.repeat(64)}`, name: '批复.pdf' },
    },
  },
};
const STATE = JSON.stringify({ ...NO_CASE, document: GRANT });

function apply(state: CaseState, command: CaseCommand, context: CaseContext): CaseState {
  const decided = decide(state, command, context);
  if (!decided.ok) throw new Error(decided.refusal.message);
  return decided.value.reduce(evolve, state);
}

function envelopeOf(at: Instant, id: string): FactEnvelope {
  return {
    ...{ id, home: '210100', stream: { kind: 'case', id }, version: 4 },
    ...{ type: 'case.granted', typeVersion: 1, actor: { person: id, seat: id, body: '210102-water' } },
    ...{ happenedAt: '2026-11-03T02:00:00.000Z', recordedAt: '2026-11-03T02:00:00.000Z', channel: 'web' },
    audience: ['210102-water', '210100-service-centre'],
    data: JSON.parse(JSON.stringify({ at, document: GRANT })),
    ...{ sealed: null, previous: `sm3:${'0'.repeat(64)}` },
  };
}

function canonicalText(envelope: FactEnvelope): string {
  const text = canonicalJson(envelope);
  if (!text.ok) throw new Error(text.refusal.message);
  return text.value;
}

/** Microseconds of one call: the best of several turns, since what disturbs only ever adds. */
function microsOf(work: () => unknown, calls = 5000, turns = 6): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; turn += 1) {
    const since = performance.now();
    for (let i = 0; i < calls; i += 1) work();
    best = Math.min(best, (performance.now() - since) / calls);
  }
  return best * 1000;
}
