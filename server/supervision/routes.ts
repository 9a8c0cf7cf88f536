import type { HttpApp } from '../platform/http/index.ts';
import { addFlagRoutes } from './flags/routes.ts';
import { addLiveRoutes, type LiveDeps } from './live/routes.ts';
import { addCaseMeasureRoutes } from './measures/routes.ts';
import { addOrderRoutes } from './orders/routes.ts';
import { addRecordRoutes } from './record-routes.ts';
import { addStageRoutes } from './stages/routes.ts';
import { addTimeRoutes } from './time/routes.ts';
import { addToldRoutes } from './told/routes.ts';

/** What supervisors and leaders see and do. */
export function addSupervisionRoutes(app: HttpApp, deps: LiveDeps): void {
  addLiveRoutes(app, deps);
  addRecordRoutes(app, deps);
  addFlagRoutes(app, deps);
  addToldRoutes(app, deps);
  addOrderRoutes(app, deps);
  addCaseMeasureRoutes(app, deps);
  addStageRoutes(app, deps);
  addTimeRoutes(app, deps);
}
