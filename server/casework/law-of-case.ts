import type { Calendar } from '@zongheng/core/calendar';
import type { Catalogue, ImplementationRef, Item, VersionedSignalRule } from '../catalogue/index.ts';
import type { CaseHeader } from './store.ts';

/** What a case is judged by. */
export type LawOfCase = {
  /** See {@link itemOf}. */
  readonly item: Item;
  /** Of the deciding division: an autonomous county has holidays of its own. */
  readonly calendar: Calendar;
  readonly rule: VersionedSignalRule;
};

type Statutes = Pick<Catalogue, 'ruleFor' | 'calendarFor' | 'signalRule'>;

/** What says which versions of item, implementation and flow a case runs on. */
export type PinnedItem = Pick<
  CaseHeader,
  | 'item_id'
  | 'item_version'
  | 'implementation_version'
  | 'implementation_division'
  | 'flow_id'
  | 'flow_version'
>;
type Pinned = PinnedItem & Pick<CaseHeader, 'id' | 'division'>;

/**
 * The item a case runs on, whatever was published since: the standard in the version it was received under, as the
 * implementation of that day has it, with the flow's promise where that is shorter. Undefined where one is not there.
 */
export function itemOf(catalogue: Pick<Catalogue, 'ruleFor'>, pinned: PinnedItem): Item | undefined {
  const { item_id, item_version, flow_id, flow_version } = pinned;
  return catalogue.ruleFor(item_id, item_version, flow_id, flow_version, implementationOf(pinned));
}

/** The implementation a case pins; undefined: the standard alone holds. */
function implementationOf(pinned: PinnedItem): ImplementationRef | undefined {
  const { implementation_version: version, implementation_division: division } = pinned;
  return version > 0 && division !== null ? { division, version } : undefined;
}

/**
 * The law of a case as it stands now.
 * @throws where the case pins an item that is not there: such a case can never have been received.
 */
export function lawOf(catalogue: Statutes, pinned: Pinned): LawOfCase {
  const item = itemOf(catalogue, pinned);
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
