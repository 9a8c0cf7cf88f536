import { checkConformity } from '@zongheng/core/catalogue';
import type { PackData } from '../data.ts';
import type { Lookup } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import { type PublishedImplementation, publishedIn } from '../published.ts';
import type { Deviation } from '../schema/implementation.ts';
import { standardOf } from '../whole-items.ts';

/** A day before every exception's last: whether one has run out is for the day a case is decided on. */
const WHILE_EXCEPTED = '0001-01-01';

/** What has been published is of known places and items, and conforms to its standard or is excepted. */
export function publishedRules(data: PackData, lookup: Lookup): readonly Finding[] {
  const references = referencesOf(data, lookup);
  return references.length > 0 ? references : conformity(data, lookup);
}

function referencesOf(data: PackData, lookup: Lookup): readonly Finding[] {
  const { published } = data.implementations;
  const standard = standardOf(data);
  const found: Finding[] = [];
  const add = (path: Finding['path'], rule: Finding['rule'], message: string): void => {
    found.push({ file: 'implementations.json', path: ['published', ...path], rule, message });
  };
  const shown = new Set(published.divisions);
  const known = (divisions: readonly string[], path: Finding['path']): void =>
    divisions.forEach((code, at) => {
      if (!lookup.divisions.has(code)) add([...path, at], 'reference', say.reference('区划', code));
      else if (!shown.has(code)) add([...path, at], 'published', say.notPublished(code));
    });
  const items = (ids: readonly string[], path: Finding['path']): void =>
    ids.forEach((id, at) => {
      if (!lookup.items.has(id)) add([...path, at], 'reference', say.reference('事项', id));
    });
  known(published.divisions, ['divisions']);
  published.missing.forEach((row, at) => {
    known([row.division], ['missing', at, 'division']);
    items(row.items, ['missing', at, 'items']);
  });
  published.behind.forEach((row, at) => {
    known(row.divisions, ['behind', at, 'divisions']);
    if (standard(row.item, row.standard) === undefined) {
      add(['behind', at, 'standard'], 'published', say.noVersion(row.item, row.standard));
    }
  });
  published.deviations.forEach((row, at) => {
    known(row.divisions, ['deviations', at, 'divisions']);
    items(row.items, ['deviations', at, 'items']);
    for (const { field, message } of unknownMaterials(row, data, lookup)) {
      add(['deviations', at, field], 'published', message);
    }
  });
  return found;
}

function unknownMaterials(row: Deviation, { materials }: PackData, lookup: Lookup) {
  const register = new Map(materials.rows.map(({ key, name }) => [key, name]));
  const added = (row.with ?? []).filter(({ key, name }) => register.get(key) !== name);
  const dropped = (row.without ?? []).filter((key) =>
    row.items.some((id) => lookup.items.get(id)?.materials.every((material) => material.key !== key)),
  );
  return [
    ...added.map(({ key }) => ({ field: 'with', message: say.notRegistered(key) })),
    ...dropped.map((key) => ({ field: 'without', message: say.nothingToDrop(key) })),
  ];
}

/** One problem a row and rule, with all the places it holds for. */
function conformity(data: PackData, lookup: Lookup): readonly Finding[] {
  const standard = standardOf(data);
  const refused = publishedIn(data, lookup).flatMap((each) => {
    const top = standard(each.item, each.standard);
    if (top === undefined) return [];
    const { refusals } = checkConformity(top, each, each.exceptions ?? [], WHILE_EXCEPTED);
    return refusals.map(({ message }) => ({ ...each, message, path: pathOf(data, each) }));
  });
  const alike = Map.groupBy(refused, ({ path, item, message }) => `${path.join('.')} ${item} ${message}`);
  return [...alike.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const places = rows.map(({ division }) => division);
    const message = say.conformity(first.item, places, first.message);
    return [{ file: 'implementations.json', path: first.path, rule: 'conformity', message }];
  });
}

function pathOf({ implementations }: PackData, { item, division }: PublishedImplementation): Finding['path'] {
  const at = implementations.published.deviations.findIndex(
    (row) => row.items.includes(item) && row.divisions.includes(division),
  );
  return at < 0 ? ['published', 'divisions'] : ['published', 'deviations', at];
}
