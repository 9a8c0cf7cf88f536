import {
  addDays,
  dayFromText,
  dayOf,
  formatDay,
  type Instant,
  instantFromText,
} from '@zongheng/core/calendar';
import type { CaseFact } from '@zongheng/core/casework';
import { fromRecord } from '../../casework/index.ts';
import { noticeStatements } from '../../notices/index.ts';
import type { Follower, StoredFact } from '../../platform/facts/index.ts';
import type { LadderDeps } from './deps.ts';
import { LADDER_MESSAGES } from './messages.ts';
import { caseWords } from './store.ts';

const say = LADDER_MESSAGES.applicant;

/** What happened longer ago is not told any more: a reader that starts late must not write of last year. */
const DAYS_TOLD = 3;

/**
 * Follows the feed and tells the unit what the law wants it told of: what it must correct (行政许可法 §32), a special
 * procedure and its time (§45), an extension and its reason (§42), acceptance and decision (§32, §38, §44). Plain and
 * few; the papers themselves stand at the case.
 */
export function applicantFollower(deps: Pick<LadderDeps, 'clock' | 'catalogue'>): Follower {
  return {
    name: 'supervision.told-applicant',
    async handle(facts, tx) {
      const today = dayOf(deps.clock.now() as Instant);
      const recent = facts.filter(
        ({ envelope: { type, recordedAt, stream } }) =>
          stream.kind === 'case' &&
          TOLD.has(type) &&
          dayOf(instantFromText(recordedAt)) >= addDays(today, -DAYS_TOLD),
      );
      if (recent.length === 0) return;
      const words = await caseWords(
        tx,
        recent.map(({ envelope }) => envelope.stream.id),
      );
      const notices = recent.flatMap((fact) => {
        const { id } = fact.envelope.stream;
        const of = words.get(id);
        const note = noteOf(fact);
        if (!of || note === null) return [];
        const title = LADDER_MESSAGES.title(of.item_name, of.project_name);
        const about = { kind: 'case', id, title, note } as const;
        return [{ kind: 'case', to: [{ unitId: of.unit_id }], about } as const];
      });
      for (const statement of noticeStatements(deps, notices)) await tx.query(statement);
    },
  };
}

const TOLD: ReadonlySet<string> = new Set<CaseFact['type']>([
  'case.accepted',
  'case.correction-requested',
  'case.not-needed',
  'case.acceptance-refused',
  'case.special-started',
  'case.extended',
  'case.granted',
  'case.granted-with-owed',
  'case.refused',
  'case.revoked',
]);

/** What stands in the chain alone: free text may have to be erased, and a notice would keep a copy. */
function noteOf({ envelope: { type, happenedAt, data } }: StoredFact): string | null {
  const fact = fromRecord(type, happenedAt, data, null);
  switch (fact.type) {
    case 'case.accepted':
      return fact.deemed ? say.deemed : say.accepted;
    case 'case.correction-requested':
      return say.correction(fact.replyBy);
    case 'case.not-needed':
      return say.notNeeded;
    case 'case.acceptance-refused':
      return say.notAccepted;
    case 'case.special-started': {
      const { days, stopsStatutory, name } = fact;
      if (days === null) return say.special(name, stopsStatutory ? say.specialOpen : '');
      return say.special(name, stopsStatutory ? say.specialDays(days) : say.specialRuns(days));
    }
    case 'case.extended':
      return say.extended(fact.days);
    case 'case.granted':
      return say.granted;
    case 'case.granted-with-owed': {
      const until = fact.owed.map((each) => each.until).sort()[0];
      return until === undefined ? say.granted : say.grantedOwed(formatDay(dayFromText(until)));
    }
    case 'case.refused':
      return say.refused;
    case 'case.revoked':
      return say.revoked;
    default:
      return null;
  }
}
