import { describe, expect, it } from 'vitest';
import { and, join, raw, sql, toStatement } from './sql.ts';

describe('composed SQL', () => {
  it('numbers parameters through nested pieces', () => {
    const filter = and([sql`a = ${1}`, sql`b = ANY(${['x', 'y']})`]);
    const { text, values } = toStatement('t', sql`SELECT * FROM t WHERE ${filter} LIMIT ${10}`);
    expect(text).toBe('SELECT * FROM t WHERE a = $1 AND b = ANY($2) LIMIT $3');
    expect(values).toEqual([1, ['x', 'y'], 10]);
  });
  it('gives one name to one text, whatever the values', () => {
    const of = (value: number) => toStatement('t', sql`SELECT ${value}`);
    expect(of(1).name).toBe(of(2).name);
    expect(of(1).name).not.toBe(toStatement('t', sql`SELECT ${1}::int`).name);
  });
  it('never turns a value into text', () => {
    expect(toStatement('t', sql`SELECT ${"'; DROP TABLE t; --"}`).text).toBe('SELECT $1');
    expect(toStatement('t', and([])).text).toBe('true');
    expect(toStatement('t', join([raw('a'), raw('b')], raw(', '))).text).toBe('a, b');
  });
});
