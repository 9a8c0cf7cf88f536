import { useParams } from '@tanstack/react-router';
import type { Face } from '../api/types.ts';

/** The face one is in: shared pages (project, case) link within it. */
export function useFace(): Face {
  return useParams({ from: '/$face' }).face;
}

export const faceNames: Readonly<Record<Face, string>> = {
  applicant: '申报',
  workbench: '审批',
  oversight: '监管',
  keeping: '管理',
};
