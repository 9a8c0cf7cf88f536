import type { Calendar } from '@zongheng/core/calendar';
import type { SignalRule } from '@zongheng/core/clock';
import type { AppliedItem, FlowSuggestion, ProjectPlaces } from './pack/index.ts';
import type {
  Body,
  CodeList,
  Department,
  Division,
  Flow,
  Industry,
  Item,
  Stage,
  Window,
} from './pack/schema.ts';

/** What a project form says that decides flows and items: see `factFields` of the pack. */
export type FormFacts = Readonly<Record<string, unknown>>;

export type VersionedSignalRule = SignalRule & { readonly version: string };

/** What changes while the platform runs: calendars and signal rules. Asked anew at every use. */
export type Law = {
  /** Changes with every publication of a calendar or rule. */
  readonly version: string;
  readonly calendar: Calendar;
  calendarFor(division: string): Calendar;
  signalRule(division: string, itemId: string): VersionedSignalRule;
  /** Reads them again: at once by whoever publishes, and every second by every process. */
  refresh(): Promise<void>;
};

/** The province's catalogue as the other modules ask it: in memory, every version that a case may pin. */
export type Catalogue = {
  readonly pack: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly mark: string;
  };
  /** The province's calendar, in the version in force. */
  readonly calendar: Calendar;
  /** The calendar of a division: an autonomous county has holidays of its own. */
  calendarFor(division: string): Calendar;
  /** When the lights of an item's cases change there; its version stands in every row made by it. */
  signalRule(division: string, itemId: string): VersionedSignalRule;
  readonly law: Pick<Law, 'version' | 'refresh'>;
  /** Code of the province itself: home of what it decides, and of what crosses cities. */
  readonly province: string;
  /** Working days within which the whole chain should be done. */
  readonly targetDays: number;
  /** The same with its basis, and what the nation asks for. */
  readonly wholeChain: {
    readonly targetWorkingDays: number;
    readonly basis: string;
    readonly nationalWorkingDays: number;
    readonly nationalBasis: string;
  };
  division(code: string): Division | undefined;
  divisions(): readonly Division[];
  /** The division itself, then its parents up to the province; empty for an unknown code. */
  lineage(code: string): readonly string[];
  /** The division itself and all below it. */
  within(code: string): readonly string[];
  /** The home of a project approved there: its city, or the province. */
  homeOf(code: string): string;
  homes(): readonly string[];
  body(id: string): Body | undefined;
  bodiesIn(division: string): readonly Body[];
  windowOf(division: string): Window | undefined;
  /** The body that runs the window for a division. */
  windowBodyOf(division: string): Body | undefined;
  departments(): readonly Department[];
  departmentName(id: string): string;
  codeLists(): readonly CodeList[];
  inCodeList(list: string, code: string): boolean;
  codeName(list: string, code: string): string;
  industries(): readonly Industry[];
  items(): readonly Item[];
  /** The item in one version, or the newest; running cases keep the version they were accepted under. */
  item(id: string, version?: number): Item | undefined;
  flows(): readonly Flow[];
  flow(id: string, version?: number): Flow | undefined;
  flowApplies(flow: Flow, form: FormFacts): boolean;
  suggestFlows(form: FormFacts): readonly FlowSuggestion[];
  /** The rule a case of this item runs on in a flow: the flow's promise where that is shorter. */
  ruleFor(itemId: string, version: number, flowId: string, flowVersion: number): Item | undefined;
  /** Entries of a flow that can apply to a project, with what its form decides. */
  itemsFor(flow: Flow, form: FormFacts): readonly AppliedItem[];
  /** Working days of a stage, and of the whole flow, for a project. */
  stageLimit(stage: Stage, form: FormFacts): number;
  totalLimit(flow: Flow, form: FormFacts): number;
  /** The body that decides an item for a project approved and built at these divisions. */
  implementingBody(itemId: string, places: ProjectPlaces): Body | undefined;
  /** 审管衔接: the body that supervises what is granted there. */
  supervisingBody(itemId: string, places: ProjectPlaces): Body | undefined;
};
