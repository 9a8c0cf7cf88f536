import type { HttpApp } from '../../platform/http/index.ts';
import type { ExchangeDeps } from './check-import.ts';
import { addExportRoutes } from './export-routes.ts';
import { addImportRoutes } from './import-routes.ts';

/** Import and export of the catalogue as workbooks and as JSON. */
export function addExchangeRoutes(app: HttpApp, deps: ExchangeDeps): void {
  addExportRoutes(app, deps);
  addImportRoutes(app, deps);
}
