export { overviewOf } from './overview.ts';
export { addSupervisionRoutes, supervisionActions } from './routes.ts';
