export { addPortalRoutes, type PortalDeps } from './routes.ts';
