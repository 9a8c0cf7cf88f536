import { describe, expect, it } from 'vitest';
import type { Seat } from '../../api/types.ts';
import { newForm } from './form-state.ts';
import { readDraft } from './read-draft.ts';

const seat: Seat = { id: 's', role: 'unit-member', roleName: '项目单位', division: null };
const fresh = newForm(seat, '示例人');

describe('a stored project draft', () => {
  it('comes back as it was saved', () => {
    const form = { ...fresh, name: '示例厂房', inZone: 'yes' as const };
    const body = JSON.parse(
      JSON.stringify({ declaration: { nonClassified: true, truthful: true }, form, step: 3 }),
    );
    expect(readDraft(body, fresh)).toEqual({
      declaration: { nonClassified: true, truthful: true },
      form,
      step: 3,
    });
  });

  it('of an older form keeps what still fits', () => {
    const body = { form: { name: '示例厂房', places: '一处', gone: 1 } };
    const read = readDraft(body, fresh);
    expect(read?.form).toEqual({ ...fresh, name: '示例厂房' });
    expect(read?.step).toBe(0);
  });

  it('is none where the body is something else', () => {
    expect(readDraft(null, fresh)).toBeNull();
    expect(readDraft({ form: [] }, fresh)).toBeNull();
  });
});
