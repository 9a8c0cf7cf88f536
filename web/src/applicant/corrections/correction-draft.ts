import type { FileRef } from '../../api/types.ts';

/** What the applicant has put together for one case. */
export type CorrectionAnswer = { files: Record<string, FileRef[]>; note: string };
/** By case. */
export type CorrectionDraft = Record<string, CorrectionAnswer>;

export const emptyAnswer: CorrectionAnswer = { files: {}, note: '' };

function isAnswer(value: unknown): value is CorrectionAnswer {
  return typeof value === 'object' && value !== null && 'files' in value && 'note' in value;
}

export function readCorrectionDraft(body: unknown): CorrectionDraft {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, CorrectionAnswer] => isAnswer(entry[1])),
  );
}

/** The materials asked for that have neither a file nor a word so far. */
export function unanswered(materials: readonly string[], answer: CorrectionAnswer): string[] {
  if (answer.note.trim() !== '') return [];
  return materials.filter((material) => (answer.files[material]?.length ?? 0) === 0);
}
