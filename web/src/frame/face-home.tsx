import { Navigate } from '@tanstack/react-router';
import { lazy } from 'react';
import { useSession } from '../api/session.ts';
import { firstPage } from './navigation.ts';
import { useFace } from './use-face.ts';

const ApplicantHome = lazy(async () => ({
  default: (await import('../applicant/home-page.tsx')).ApplicantHomePage,
}));
const Overview = lazy(async () => ({
  default: (await import('../oversight/overview-page.tsx')).OverviewPage,
}));

/** The first page of a face. */
export function FaceHome() {
  const face = useFace();
  const { seat } = useSession();
  if (face === 'applicant') return <ApplicantHome />;
  if (face === 'oversight') return <Overview />;
  return <Navigate to={firstPage(face, seat.role)} params={{ face }} replace />;
}
