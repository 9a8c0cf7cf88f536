import type { Calendar } from '@zongheng/core/calendar';
import type { Implementation, RegisteredMaterial, StandardItem } from '@zongheng/core/catalogue';
import type { SignalRule } from '@zongheng/core/clock';
import type { KnownFacts, Rule } from '@zongheng/core/planning';
import type { SwitchedOff } from './areas/apply-areas.ts';
import type { Area } from './areas/shelf.ts';
import type { Book } from './book.ts';
import type { AppliedItem, FlowSuggestion, ProjectPlaces } from './pack/index.ts';
import type { AreaKind } from './pack/schema/areas.ts';
import type { Example, Fact, Question } from './pack/schema/facts.ts';
import type { Flow, Stage } from './pack/schema/flow.ts';
import type { CodeList, Industry } from './pack/schema/lists.ts';
import type { Body, Department, Division, Window } from './pack/schema/places.ts';

/** What a project form says that decides flows and items: see `factFields` of the pack. */
export type FormFacts = Readonly<Record<string, unknown>>;

export type VersionedSignalRule = SignalRule & { readonly version: string };

/** Which version of whose implementation: a city's may be the one that is followed in a county. */
export type ImplementationRef = { readonly division: string; readonly version: number };

/** An item as it is handled in a place. */
export type ItemAt = {
  /** The standard with what the implementation says otherwise. */
  readonly item: StandardItem;
  /** The province's standard in force. */
  readonly standard: StandardItem;
  /** Undefined where none is in force: then the standard alone holds. */
  readonly implementation: Implementation | undefined;
  /** Who decides it there, and who supervises what was granted (审管衔接). */
  readonly body: Body | undefined;
  readonly supervisor: Body | undefined;
};

/** What changes while the platform runs: calendars and signal rules. Asked anew at every use. */
export type Law = {
  /** Changes with every publication of a calendar or rule: not with one of the catalogue, which moves no clock. */
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
  /** The dictionary rules are written in, the questions of the guide, and projects to try a rule on. */
  facts(): readonly Fact[];
  questions(): readonly Question[];
  examples(): readonly Example[];
  /** A FEEL rule, compiled once; null where it does not compile. */
  rule(text: string): Rule | null;
  /** What a project form and its answers say, by the names of the dictionary. */
  knownFacts(form: FormFacts): KnownFacts;
  /** Every version there ever was: for those who keep the catalogue. */
  readonly book: Book;
  /** Serial of the newest publication of items, implementations and flows this process knows. */
  readonly serial: number;
  /** Legal day (Asia/Shanghai) on which what is in force is in force. */
  readonly today: string;
  /** Standard items in force, in the order of the pack. */
  items(): readonly StandardItem[];
  /** Every item there ever was, as in force or as it last was: running cases may be of one that was withdrawn. */
  knownItems(): readonly StandardItem[];
  /**
   * The item in one version; running cases keep the version they were accepted under. Without a version as in
   * force, or as it last was: for names. Whether it can be filed is asked of `items` or `itemAt`.
   */
  item(id: string, version?: number): StandardItem | undefined;
  /** Templates of the province and derived flows of cities and counties, in force. */
  flows(): readonly Flow[];
  /** The flow in one version; without one as in force, or as it last was. */
  flow(id: string, version?: number): Flow | undefined;
  flowInForce(id: string): Flow | undefined;
  flowApplies(flow: Flow, form: FormFacts): boolean;
  /** What fits a form; a template gives way to the flow that the nearest division above its approval derived. */
  suggestFlows(form: FormFacts): readonly FlowSuggestion[];
  /** The implementation in force in a division, or, where its level has none to publish, in the nearest above. */
  implementation(itemId: string, division: string): Implementation | undefined;
  implementationVersion(itemId: string, division: string, version: number): Implementation | undefined;
  /** All versions of an entry, the oldest first: for whoever shows what was in force before. */
  versionsOf: Book['versionsOf'];
  /** All in force. */
  implementations(): readonly Implementation[];
  /** The item as handled in a division; undefined where no standard is in force. */
  itemAt(itemId: string, division: string): ItemAt | undefined;
  /** The same where a project's form decides the division. */
  itemFor(itemId: string, places: ProjectPlaces): ItemAt | undefined;
  /** The division whose bodies decide an item of a project: that of its approval for 立项, its place otherwise. */
  decidingDivision(itemId: string, places: ProjectPlaces): string | undefined;
  /** The register of materials by their unified names. */
  materials(): readonly RegisteredMaterial[];
  /**
   * The rule a case of this item runs on: the standard, what the implementation says otherwise, and the flow's
   * promise where that is shorter; all in the versions the case pins. Withdrawn versions still answer.
   */
  ruleFor(
    itemId: string,
    version: number,
    flowId: string,
    flowVersion: number,
    implementation?: ImplementationRef,
  ): StandardItem | undefined;
  /** 区域评估: which items it may switch off or simplify. */
  areaKinds(): readonly AreaKind[];
  /** A version of an assessed area as a project keeps it (`areaIds`), whether it may still be chosen or not. */
  area(token: string): Area | undefined;
  /** Assessed areas that may be chosen today for a project in all these divisions. */
  areasFor(divisions: readonly string[]): readonly Area[];
  /**
   * Entries of a flow that can apply to a project, with what its form decides; what the areas it has chosen switch
   * off is left out, what they simplify is marked.
   */
  itemsFor(flow: Flow, form: FormFacts): readonly AppliedItem[];
  /** The entries left out because of an area the project has chosen, with the reason. */
  switchedOff(flow: Flow, form: FormFacts): readonly SwitchedOff[];
  /** Working days of a stage, and of the whole flow, for a project. */
  stageLimit(stage: Stage, form: FormFacts): number;
  totalLimit(flow: Flow, form: FormFacts): number;
  /** The body that decides an item for a project approved and built at these divisions. */
  implementingBody(itemId: string, places: ProjectPlaces): Body | undefined;
  /** 审管衔接: the body that supervises what is granted there. */
  supervisingBody(itemId: string, places: ProjectPlaces): Body | undefined;
};
