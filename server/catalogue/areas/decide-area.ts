import { accept, type Result, refuse } from '@zongheng/core';
import { dayOf, formatDay, type Instant } from '@zongheng/core/calendar';
import type { Catalogue } from '../catalogue.ts';
import { type AreaContent, type AreaFact, type AreaState, currentOf } from './area.ts';
import { checkArea } from './check-area.ts';
import { MESSAGES } from './messages.ts';

export type AreaCommand =
  | { readonly type: 'publish'; readonly content: AreaContent }
  | { readonly type: 'correct'; readonly content: AreaContent; readonly reason: string }
  | { readonly type: 'withdraw'; readonly reason: string };

/** Decides a command on an assessed area. What projects have chosen stays with them whatever is decided later. */
export function decideArea(
  state: AreaState | null,
  command: AreaCommand,
  {
    now,
    bodyId,
    catalogue,
  }: { readonly now: Instant; readonly bodyId: string; readonly catalogue: Catalogue },
): Result<readonly AreaFact[]> {
  if (command.type === 'publish') {
    if (state) return refuse('state-conflict', MESSAGES.outdated, '');
    const checked = checkArea(command.content, catalogue, dayText(now));
    return checked.ok
      ? accept([{ type: 'area.published', at: now, content: command.content, bodyId }])
      : checked;
  }
  if (!state) return refuse('not-found', MESSAGES.notFound, '');
  if (state.status === 'withdrawn') return refuse('state-conflict', MESSAGES.withdrawn, MESSAGES.source);
  if (command.type === 'withdraw') return accept([{ type: 'area.withdrawn', at: now, bodyId }]);
  const { version: _, publishedAt: __, bodyId: ___, ...current } = currentOf(state);
  if (command.content.division !== current.division) {
    return refuse('area-division', MESSAGES.otherDivision, '', 'division');
  }
  if (written(command.content) === written(current)) return refuse('area-same', MESSAGES.same, '');
  const checked = checkArea(command.content, catalogue, dayText(now));
  return checked.ok
    ? accept([{ type: 'area.corrected', at: now, content: command.content, bodyId }])
    : checked;
}

const dayText = (now: Instant) => formatDay(dayOf(now));

/** In one order of fields: jsonb keeps none. */
function written({ effects, ...content }: AreaContent): string {
  const inOrder = (each: object) => Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([inOrder(content), effects.map(inOrder)]);
}
