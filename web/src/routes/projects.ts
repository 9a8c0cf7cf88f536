import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, search, text, whole } from '../search.ts';
import { face } from './face.ts';

const projectTabs = ['map', 'cases', 'documents', 'reports', 'supervision', 'form', 'history'] as const;

const projects = createRoute({
  getParentRoute: () => face,
  path: 'projects',
  validateSearch: search((raw) => ({ q: text(raw, 'q'), city: text(raw, 'city') })),
  component: lazyRouteComponent(() => import('../project/projects-page.tsx'), 'ProjectsPage'),
});

const newProject = createRoute({
  getParentRoute: () => face,
  path: 'projects/new',
  /** What the public guide was told, to be filled in. */
  validateSearch: search((raw) => ({ guide: text(raw, 'guide') })),
  component: lazyRouteComponent(() => import('../applicant/new-project-page.tsx'), 'NewProjectPage'),
});

const project = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId',
  validateSearch: search((raw) => ({ tab: oneOf(raw, 'tab', projectTabs) })),
  component: lazyRouteComponent(() => import('../project/project-page.tsx'), 'ProjectPage'),
});

const editProject = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId/edit',
  component: lazyRouteComponent(() => import('../applicant/edit-project-page.tsx'), 'EditProjectPage'),
});

const changeProject = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId/change',
  component: lazyRouteComponent(() => import('../applicant/change-project-page.tsx'), 'ChangeProjectPage'),
});

const apply = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId/apply',
  validateSearch: search((raw) => ({ stage: whole(raw, 'stage'), item: text(raw, 'item') })),
  component: lazyRouteComponent(() => import('../applicant/filing-page.tsx'), 'FilingPage'),
});

const corrections = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId/corrections',
  component: lazyRouteComponent(() => import('../applicant/corrections-page.tsx'), 'CorrectionsPage'),
});

export const projectsRoutes = [
  projects,
  newProject,
  project,
  editProject,
  changeProject,
  apply,
  corrections,
] as const;
