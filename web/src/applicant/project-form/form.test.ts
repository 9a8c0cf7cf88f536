import { describe, expect, it } from 'vitest';
import type { Seat } from '../../api/types.ts';
import { certificateFault, checkForm, sumOf } from './form-rules.ts';
import { type FormState, fromWire, newForm } from './form-state.ts';
import { formSteps, stepOf } from './form-steps.ts';
import { toWire } from './to-wire.ts';

const seat: Seat = {
  id: 's1',
  role: 'unit-member',
  roleName: '项目单位',
  unit: { id: 'u1', name: '辽宁示例制造有限公司', certNumber: '91210100MA0TEXT04E' },
  division: null,
};

function filled(change: Partial<FormState> = {}): FormState {
  const form = newForm(seat, '示例人');
  const [unit] = form.units;
  return {
    ...form,
    name: '示例厂房',
    decisionType: 'A00003',
    approvalDivision: '210112',
    nature: '0',
    industry: 'C3412X',
    guidance: '允许',
    attribute: 'A00001',
    places: [{ division: '210112', detail: '示例路1号' }],
    inZone: 'no',
    plannedStart: '2026-12',
    plannedEnd: '2027-12',
    investment: '12000.5',
    capital: '0',
    content: '厂房一座',
    investmentSource: '2',
    landMode: '1',
    landArea: '20000',
    floorArea: '12000.25',
    workCategory: '建筑工程',
    units: unit ? [{ ...unit, nature: '2', mobile: '19900001234' }] : [],
    flowId: 'private-building',
    ...change,
  };
}

const fieldsOf = (form: FormState): string[] => checkForm(form).map((fault) => fault.field);

describe('the rules of the project form', () => {
  it('finds nothing in a complete form', () => {
    expect(checkForm(filled())).toEqual([]);
  });

  it('names every missing field of an empty form once', () => {
    const fields = fieldsOf(newForm(seat, '示例人'));
    expect(fields).toContain('name');
    expect(fields).toContain('places[0].division');
    expect(fields).toContain('flowId');
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('refuses an end before the start, but not the same month', () => {
    expect(fieldsOf(filled({ plannedEnd: '2026-11' }))).toEqual(['plannedEnd']);
    expect(fieldsOf(filled({ plannedEnd: '2026-12' }))).toEqual([]);
  });

  it('asks why where the investment is 0', () => {
    expect(fieldsOf(filled({ investment: '0' }))).toEqual(['investmentNote']);
    expect(fieldsOf(filled({ investment: '0', investmentNote: '利用存量资产' }))).toEqual([]);
    expect(fieldsOf(filled({ investment: '1,000' }))).toEqual(['investment']);
  });

  it('compares sums exactly, where binary fractions would not', () => {
    const composition = {
      civil: '0.1',
      equipment: '0.2',
      installation: '',
      other: '',
      reserve: '',
      interest: '',
    };
    expect(fieldsOf(filled({ investment: '0.3', composition }))).toEqual([]);
    expect(fieldsOf(filled({ investment: '0.31', composition }))).toEqual(['composition']);
    expect(sumOf(composition)).toBe('0.3');
  });

  it('asks for the zone and for foreign capital only where they apply', () => {
    expect(fieldsOf(filled({ inZone: 'yes' }))).toEqual(['zoneName']);
    expect(fieldsOf(filled({ capital: '1' }))).toContain('foreign.mode');
  });

  it('checks the credit code while it is typed', () => {
    expect(certificateFault('A05300', '91210100MA0TEXT04E')).toBeUndefined();
    expect(certificateFault('A05300', '91210100MA0TEST009')).toContain('S');
    expect(certificateFault('A05300', '91210100MA0TEXT04F')).toBeDefined();
    expect(certificateFault('A05900', '随意')).toBeUndefined();
    expect(certificateFault('A05300', '')).toBeUndefined();
  });
});

describe('the form on the wire', () => {
  it('leaves out what is empty and completes a table of amounts', () => {
    const wire = toWire(filled({ funds: { ...filled().funds, own: '12000.5' } }));
    expect(wire).not.toHaveProperty('zoneName');
    expect(wire).not.toHaveProperty('composition');
    expect(wire).not.toHaveProperty('foreign');
    expect(wire.units[0]).not.toHaveProperty('contributions');
    expect(wire.funds?.own).toBe('12000.5');
    expect(wire.funds?.central).toBe('0');
  });

  it('comes back as it went', () => {
    const wire = toWire(filled({ inZone: 'yes', zoneName: '示例开发区', landWithScheme: 'no' }));
    expect(toWire(fromWire(wire))).toEqual(wire);
  });
});

describe('the steps', () => {
  it('hold every field the rules can name, the server’s own on the last', () => {
    expect(stepOf('units[1].certNumber')).toBe(4);
    expect(stepOf('composition.civil')).toBe(2);
    expect(stepOf('anything-new')).toBe(formSteps.length - 1);
  });
});
