import { accept, type Result } from '@zongheng/core';
import { type Actor, requireActor } from '../identity/index.ts';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import { MESSAGES } from './messages.ts';
import { presentRule, settableDivisions } from './present.ts';
import { previewRule } from './preview.ts';
import {
  draftSchema,
  endingSchema,
  historyQuery,
  previewSchema,
  ruleListSchema,
  settingSchema,
} from './schema.ts';
import { checkScope, endRule, type RuleDeps, setRule } from './set-rule.ts';
import { historyOf, newestRules } from './store.ts';

/** Signal rules (监察规则): read, tried, set, and given up. */
export function addSignalRuleRoutes(app: HttpApp, deps: RuleDeps): void {
  const { database, catalogue } = deps;
  const read = { kind: 'action', action: 'signal-rule.read' } as const;
  const set = { kind: 'action', action: 'signal-rule.set' } as const;
  const tag = 'signal-rules';
  const list = async (actor: Actor) => {
    const rows = (await newestRules(database)).filter(({ ended }) => !ended);
    return {
      rows: rows.map((rule) => presentRule(rule, catalogue, actor)).sort((a, b) => order(a) - order(b)),
      scope: settableDivisions(catalogue, actor),
      source: MESSAGES.source,
    };
  };
  const answer = async (done: Result<void>, actor: Actor) => (done.ok ? accept(await list(actor)) : done);

  addRoute(app, {
    method: 'GET',
    url: '/api/signal-rules',
    access: read,
    tag,
    summary: '现行监察规则',
    answer: ruleListSchema,
    handler: async (request) => accept(await list(requireActor(request))),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/signal-rules/history',
    access: read,
    tag,
    summary: '一条监察规则的历次版本',
    query: historyQuery,
    answer: ruleListSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const { division = null, itemId = null } = request.query;
      const rows = await historyOf(database, { division, itemId });
      return accept({
        rows: rows.map((rule) => presentRule(rule, catalogue, actor)),
        scope: settableDivisions(catalogue, actor),
        source: MESSAGES.source,
      });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/signal-rules/preview',
    access: set,
    tag,
    summary: '试算:按此规则多少在办件变灯;不改变任何规则',
    body: draftSchema,
    answer: previewSchema,
    handler: async (request) => {
      const allowed = checkScope(catalogue, requireActor(request), request.body);
      return allowed.ok ? accept(await previewRule(deps, request.body)) : allowed;
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/signal-rules',
    access: set,
    tag,
    summary: '发布监察规则,立即生效',
    body: settingSchema,
    answer: ruleListSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      return answer(await setRule(deps, actor, request.body), actor);
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/signal-rules/end',
    access: set,
    tag,
    summary: '取消一条监察规则,改按上一级规则',
    body: endingSchema,
    answer: ruleListSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      return answer(await endRule(deps, actor, request.body), actor);
    },
  });
}

/** The default first, then rules of items, of divisions, of both. */
function order(rule: { readonly division: string | null; readonly itemId: string | null }): number {
  return (rule.division === null ? 0 : 2) + (rule.itemId === null ? 0 : 1);
}
