import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { MESSAGES } from './messages.ts';
import type { RecordView } from './schema.ts';
import { LEVELS, type Level, SITUATIONS, type Situation } from './situations.ts';
import type { RecordRow } from './store.ts';

const situationOf = (code: Situation) => ({ code, name: MESSAGES.situations[code] });
const levelOf = (code: Level) => ({ code, name: MESSAGES.levels[code] });

/** What may be chosen when a record is made. */
export const choices = () => ({
  situations: SITUATIONS.map(situationOf),
  levels: LEVELS.map(levelOf),
  mark: MESSAGES.mark,
});

/** A record as pages show it; `mayHandle`: the reader may resolve or withdraw it. */
export function presentRecord({ id, version, state, words }: RecordRow, mayHandle: boolean): RecordView {
  const handle: RecordView['actions'] =
    state.status === 'open' ? ['resolve', 'withdraw'] : state.status === 'resolved' ? ['withdraw'] : [];
  return {
    id,
    version,
    situation: situationOf(state.situation),
    level: levelOf(state.level),
    content: words.content,
    recordedOn: state.recordedOn,
    recordedAt: formatInstant(state.recordedAt),
    body: { ...state.body },
    status: state.status,
    result: words.result,
    resolvedAt: time(state.resolvedAt),
    reason: words.reason,
    withdrawnAt: time(state.withdrawnAt),
    actions: mayHandle ? handle : [],
  };
}

function time(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
