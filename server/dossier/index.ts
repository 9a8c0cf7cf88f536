export { fileAccess } from './file-access.ts';
export { addDossierRoutes } from './routes.ts';
