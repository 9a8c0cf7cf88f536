import type { Calendar } from '@zongheng/core/calendar';
import { digestOf } from '@zongheng/core/evidence';
import { sm3 } from '../../platform/crypto/index.ts';
import { applyMapping, type Fault, type InList, isReported, type Row } from '../mapping/apply.ts';
import type { ActiveMapping, Library } from '../mapping/library.ts';
import type { Line, Mapping } from '../mapping/mapping.ts';
import { type Flag, judge } from '../rules/quality.ts';
import type { SourceKind } from '../sources/fields.ts';
import type { Loaded, Thing } from '../sources/thing.ts';
import { isCodeRequest } from './code-requests.ts';

/** A message ready to be put into the outbox. */
export type Prepared = {
  readonly line: Line;
  readonly kind: string;
  readonly ordinal: number;
  /** What it tells, over all revisions: kind and key. */
  readonly thing: string;
  readonly home: string;
  readonly division: string;
  readonly projectId: string | null;
  readonly subject: string;
  readonly happenedAt: string;
  readonly payload: Row;
  readonly digest: string;
  readonly mappingVersion: string;
  readonly parents: readonly Parent[];
  /** Earlier steps of the same case, by their messages. */
  readonly follows: readonly string[];
  readonly faults: readonly Fault[];
  readonly flags: readonly Flag[];
};

/** A thing that must be at the centre first, and the quality rule that says so. */
export type Parent = { readonly thing: string; readonly source: Thing; readonly rule: number };

export type PrepareDeps = {
  readonly library: Library;
  readonly calendar: Calendar;
  readonly inList: InList;
};

/** Quality rules 1, 2, 3 and 5 by what is referred to. */
const RULE_OF_PARENT: Readonly<Partial<Record<SourceKind, number>>> = {
  project: 1,
  case: 2,
  step: 2,
  document: 2,
  'item-material': 5,
};

/** Every message one thing gives on a line: none where no mapping of the line reports it. */
export function prepare(deps: PrepareDeps, line: Line, loaded: Loaded): readonly Prepared[] {
  return deps.library
    .all()
    .filter((mapping) => mapping.line === line && mapping.source === loaded.thing.source)
    .filter(
      (mapping) =>
        !isCodeRequest(mapping.kind) && isReported(mapping, loaded.source) && isItsOwn(mapping, loaded),
    )
    .map((mapping) => prepareOne(deps, mapping, loaded));
}

/** The investment line knows projects, not works: the first work's message is the project's. */
function isItsOwn(mapping: Mapping, loaded: Loaded): boolean {
  return (
    mapping.line !== 'investment' || mapping.source !== 'project' || loaded.thing.key === loaded.firstWork
  );
}

function prepareOne(deps: PrepareDeps, mapping: ActiveMapping, loaded: Loaded): Prepared {
  const { row, faults } = applyMapping(mapping, loaded.source, deps.inList);
  const judged = judge(mapping, loaded, row, deps.calendar);
  return {
    line: mapping.line,
    kind: mapping.kind,
    ordinal: mapping.order,
    thing: messageThing(mapping, loaded.thing.key),
    home: loaded.home,
    // A local extension of the divisions has no national code; its city's stands in.
    division: /^\d{6}$/.test(loaded.division) ? loaded.division : loaded.home,
    projectId: loaded.projectId,
    subject: loaded.subject,
    happenedAt: loaded.happenedAt,
    payload: row,
    // As it will be stored: what is undefined here is not there.
    digest: digestOf(JSON.parse(JSON.stringify(row)), sm3),
    mappingVersion: `${mapping.version}#${mapping.number}`,
    parents: parentsOf(deps.library, mapping, loaded),
    follows: mapping.chain === true ? [] : earlierOf(mapping, loaded),
    faults: [...faults, ...judged.faults],
    flags: judged.flags,
  };
}

export function messageThing(mapping: Pick<Mapping, 'kind'>, key: string): string {
  return `${mapping.kind}:${key}`;
}

/** The key of a message's source, from its thing. */
export function keyOf(thing: string): string {
  return thing.slice(thing.indexOf(':') + 1);
}

function parentsOf(library: Library, mapping: Mapping, loaded: Loaded): Parent[] {
  const parents: Parent[] = [];
  for (const kind of mapping.parents) {
    const parent = library.get(kind);
    // A project that the centre sent down is not told back to it: nothing has to wait for that.
    if (!parent || (parent.source === 'project' && !isReported(parent, loaded.source))) continue;
    const key = parentKey(parent, loaded);
    if (key === undefined) continue;
    const rule = RULE_OF_PARENT[parent.source] ?? 3;
    parents.push({ thing: messageThing(parent, key), source: { source: parent.source, key }, rule });
  }
  if (mapping.chain === true) {
    const before = loaded.earlier?.find((each) => isReported(mapping, each.source));
    if (before) {
      const source = { source: mapping.source, key: before.key };
      parents.push({ thing: messageThing(mapping, before.key), source, rule: 2 });
    }
  }
  return parents;
}

function earlierOf(mapping: Mapping, loaded: Loaded): string[] {
  if (mapping.source !== 'step') return [];
  return (loaded.earlier ?? [])
    .filter((each) => isReported(mapping, each.source))
    .map((each) => messageThing(mapping, each.key));
}

function parentKey(parent: Mapping, loaded: Loaded): string | undefined {
  if (parent.line === 'investment' && parent.source === 'project') return loaded.firstWork;
  return loaded.keys[parent.source];
}
