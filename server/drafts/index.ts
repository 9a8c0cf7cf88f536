export { addDraftRoutes } from './routes.ts';
export { purgeDrafts } from './store.ts';
