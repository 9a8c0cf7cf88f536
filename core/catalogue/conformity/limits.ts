import { describeLimit } from '../../clock/index.ts';
import type { Elements } from '../elements.ts';
import { isWithinAlways } from '../fit-limits.ts';
import { say } from './messages.ts';
import type { ConformityRefusal, ElementRule } from './types.ts';

/** A commitment may only be shorter, from the same event or an earlier one, and never beyond the statute. */
export const committedRule: ElementRule<Elements['committed']> = (standard, own) => {
  const refusals: ConformityRefusal[] = [];
  const { committed, statutory } = standard;
  if (!isWithinAlways(own, committed)) {
    const inTime = isWithinAlways({ ...own, start: committed.start }, committed);
    refusals.push(inTime ? say.committedStart(standard, own) : say.committedLonger(standard, own));
  }
  // beyond the statute too, where the standard itself is within it: no exception lifts that
  if (statutory && !isWithinAlways(own, statutory)) {
    refusals.push(say.committedBeyondStatutory(standard, own, statutory));
  }
  return refusals;
};

/** An extension may be dropped, shortened or allowed less often; who approves it and why is the law's. */
export const extensionRule: ElementRule<Elements['extension']> = (standard, own) => {
  if (own === null) return [];
  const top = standard.extension;
  if (top === null) return [say.extensionAdded(standard)];
  const refusals: ConformityRefusal[] = [];
  const asLimit = ({ value, unit }: typeof own) => ({ value, unit, basis: '', start: 'accepted' as const });
  if (!isWithinAlways(asLimit(own), asLimit(top))) {
    const [mine, theirs] = [own, top].map(({ value, unit }) => describeLimit(value, unit));
    refusals.push(say.extensionLonger(standard, mine ?? '', theirs ?? ''));
  }
  if (!(own.times <= top.times)) refusals.push(say.extensionOftener(standard, own.times, top.times));
  for (const at of ['approver', 'basis'] as const) {
    if (own[at] !== top[at]) refusals.push(say.extensionTerms(standard, at, own[at], top[at]));
  }
  return refusals;
};

/** Special procedures stop clocks: none may be added, none last longer, none stop a clock it did not. */
export const specialProceduresRule: ElementRule<Elements['specialProcedures']> = (standard, own) => {
  const refusals: ConformityRefusal[] = [];
  const seen = new Set<string>();
  own.forEach((procedure, index) => {
    const { kind, name, days, basis, stopsStatutory } = procedure;
    const key = `${kind} ${name}`;
    if (seen.has(key)) {
      refusals.push(say.twice(standard, `specialProcedures[${index}]`, 'specialProcedures', name));
    }
    seen.add(key);
    const top = standard.specialProcedures.find((each) => each.kind === kind && each.name === name);
    if (!top) {
      refusals.push(say.procedureAdded(standard, index, name));
      return;
    }
    if (top.days !== null && (days === null || !(days <= top.days))) {
      refusals.push(say.procedureLonger(standard, index, name, days, top.days));
    }
    if (stopsStatutory && !top.stopsStatutory) refusals.push(say.procedureStops(standard, index, name));
    if (basis !== top.basis) refusals.push(say.procedureBasis(standard, index, name, basis));
  });
  return refusals;
};
