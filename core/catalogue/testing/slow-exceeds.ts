import type { Limit } from '../../clock/index.ts';
import type { Situation, StandardItem } from '../content.ts';

/**
 * For tests: how an item as it is handled exceeds the standard, found the slow and obvious way: limits by walking
 * the days from every weekday, materials by asking for every set of situations a project can be in.
 */
export function exceeds(standard: StandardItem, handled: StandardItem): readonly string[] {
  const found: string[] = [];
  const fault = (what: string, is: boolean) => is && found.push(what);
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  for (const name of ['name', 'kind', 'statutory', 'result'] as const) {
    fault(name, !same(standard[name], handled[name]));
  }
  const articles = ({ basis }: StandardItem) => basis.map(({ law, article }) => law + article).sort();
  fault('basis', !same(articles(standard), articles(handled)));
  fault('committed', !neverLater(handled.committed, standard.committed));
  if (standard.statutory) fault('statute', !neverLater(handled.committed, standard.statutory));
  const days = (item: StandardItem) => (item.extension ? item.extension.value * item.extension.times : 0);
  fault('extension', days(handled) > days(standard));
  for (const { kind, name, days: mine, stopsStatutory } of handled.specialProcedures) {
    const top = standard.specialProcedures.find((each) => each.kind === kind && each.name === name);
    fault(`procedure ${name}`, !top || (mine ?? Infinity) > (top.days ?? Infinity));
    fault(`procedure ${name} stops`, stopsStatutory && top?.stopsStatutory === false);
  }
  const names = handled.specialProcedures.map(({ name }) => name);
  fault('procedure twice', new Set(names).size < names.length);
  for (const condition of handled.conditions) {
    fault(`condition ${condition}`, !standard.conditions.some((each) => each === condition));
  }
  fault('promise', standard.promise && !handled.promise);
  fault('visits', handled.guide.visits > standard.guide.visits);
  fault('fee', handled.guide.fee.charged && !standard.guide.fee.charged);
  fault('fee basis', handled.guide.fee.charged && !handled.guide.fee.basis?.trim());
  const steps = handled.guide.process.reduce((sum, { limit }) => sum + (limit ?? 0), 0);
  fault('process', steps > handled.committed.value);
  return [...found, ...inSituations(standard, handled)];
}

function inSituations(standard: StandardItem, handled: StandardItem): string[] {
  const found: string[] = [];
  for (const own of handled.guide.situations) {
    const top = standard.guide.situations.find(({ key }) => key === own.key);
    if (top && top.rule !== own.rule) found.push(`rule of ${own.key}`);
  }
  const all = [standard, handled].flatMap(({ guide }) => guide.situations.map(({ key }) => key));
  for (const held of subsets([...new Set(all)])) {
    const asked = asksIn(standard, held);
    for (const [key, { strictness, shared, name }] of asksIn(handled, held)) {
      const top = asked.get(key);
      if (!top || strictness > top.strictness || (top.shared && !shared) || name !== top.name) {
        found.push(`material ${key} in ${held.join('+') || 'none'}`);
      }
    }
    const limits = (item: StandardItem): Limit[] => [
      item.committed,
      ...holding(item, held).flatMap(({ committed }) =>
        committed === null ? [] : [{ ...item.committed, value: committed }],
      ),
    ];
    // The shortest of the promises holds: some promise of the handled item must meet each of the standard's.
    for (const top of limits(standard)) {
      if (!limits(handled).some((own) => neverLater(own, top))) found.push(`limit in ${held.join('+')}`);
    }
  }
  return found;
}

const holding = ({ guide }: StandardItem, held: readonly string[]): readonly Situation[] =>
  guide.situations.filter(({ key }) => held.includes(key));

type Ask = { readonly strictness: number; readonly shared: boolean; readonly name: string };

function asksIn(item: StandardItem, held: readonly string[]): ReadonlyMap<string, Ask> {
  const asked = new Map<string, Ask>();
  for (const { key, necessity, source, name } of item.materials) {
    const only = item.guide.situations.filter(({ adds }) => adds.includes(key));
    const wanted = only.length === 0 || only.some((each) => held.includes(each.key));
    const dropped = holding(item, held).some(({ drops }) => drops.includes(key));
    const strictness = ['optional', 'conditional', 'required'].indexOf(necessity);
    if (wanted && !dropped) asked.set(key, { strictness, shared: source === 'shared', name });
  }
  return asked;
}

function subsets(keys: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: 2 ** keys.length }, (_, bits) =>
    keys.filter((__, index) => Math.floor(bits / 2 ** index) % 2 === 1),
  );
}

/** Whether a limit ends no later than another, received on every weekday and accepted up to five days later. */
function neverLater(own: Limit, top: Limit): boolean {
  for (let received = 0; received < 7; received += 1) {
    for (let wait = 0; wait <= 5; wait += 1) {
      if (endOf(own, received, wait) > endOf(top, received, wait)) return false;
    }
  }
  return true;
}

/** Hours from Monday, in weeks without holidays, to the end of a limit; events happen at ten in the morning. */
function endOf({ value, unit, start }: Limit, received: number, wait: number): number {
  const day = start === 'received' ? received : received + wait;
  if (unit === 'hour') return day * 24 + 10 + value;
  let last = day;
  for (let left = value; left > 0; ) {
    last += 1;
    if (unit === 'calendar-day' || last % 7 < 5) left -= 1;
  }
  return (last + 1) * 24;
}
