import type { Calendar } from '@zongheng/core/calendar';
import type { Catalogue, Item, VersionedSignalRule } from '../catalogue/index.ts';
import type { CaseHeader } from './store.ts';

/** What a case is judged by. */
export type LawOfCase = {
  /** The item in the version the case was accepted under, with the flow's promise where that is shorter. */
  readonly item: Item;
  /** Of the deciding division: an autonomous county has holidays of its own. */
  readonly calendar: Calendar;
  readonly rule: VersionedSignalRule;
};

type Statutes = Pick<Catalogue, 'ruleFor' | 'calendarFor' | 'signalRule'>;
type Pinned = Pick<CaseHeader, 'id' | 'item_id' | 'item_version' | 'flow_id' | 'flow_version' | 'division'>;

/**
 * The law of a case as it stands now.
 * @throws where the case pins an item that is not there: such a case can never have been received.
 */
export function lawOf(catalogue: Statutes, pinned: Pinned): LawOfCase {
  const item = catalogue.ruleFor(pinned.item_id, pinned.item_version, pinned.flow_id, pinned.flow_version);
  if (!item) {
    throw new Error(
      `case ${pinned.id} pins an item that is not there: ${pinned.item_id} v${pinned.item_version}`,
    );
  }
  return {
    item,
    calendar: catalogue.calendarFor(pinned.division),
    rule: catalogue.signalRule(pinned.division, pinned.item_id),
  };
}
