import { accept, refuse } from '@zongheng/core';
import { factValue } from '@zongheng/core/planning';
import { z } from 'zod';
import { type Catalogue, factsAsked, type Question } from '../../catalogue/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import { page } from '../page.ts';
import { address, placePage, questionPage } from './question-page.ts';
import { resultOf } from './result.ts';
import { resultPage } from './result-page.ts';
import { guideAnswerSchema, guideAskSchema } from './schema.ts';
import { factsOfWalk, nextOf, readAnswer, readWalk } from './walk.ts';
import { WORDS } from './words.ts';

export type GuideMeDeps = { readonly catalogue: Catalogue; readonly practice: boolean };

/** Every text may be missing, odd or repeated: the pages cope, whatever stands in the address. */
const text = z.union([z.string().max(600), z.array(z.string().max(60)).max(60)]).optional();
const pageQuery = z.record(z.string().max(20), text);
const one = (value: z.output<typeof text>): string => (typeof value === 'string' ? value : '');

/** Which items a project needs: one question a page, all of it in the address, complete without JavaScript. */
export function addGuideMeRoutes(app: HttpApp, { catalogue, practice }: GuideMeDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/guide-me',
    access: { kind: 'public' },
    tag: 'portal',
    headers: 'portal',
    hidden: true,
    summary: '智能导办',
    query: pageQuery,
    handler: async (request, reply) => {
      const fields = request.query;
      const code = one(fields.place);
      const show = (body: ReturnType<typeof placePage>) =>
        reply
          .type('text/html; charset=utf-8')
          .send(page(WORDS.title, body, { practice, head: { hidden: code !== '' } }));
      if (!isPlace(catalogue, code))
        return show(placePage(catalogue, code === '' ? null : WORDS.unknownPlace));
      const walk = readWalk(catalogue.questions(), one(fields.walk));
      const facts = factsOfWalk(catalogue.facts(), walk);
      const asked = catalogue.questions().find(({ id }) => id === one(fields.q));
      if (asked && !walk.some(({ question }) => question.id === asked.id)) {
        const answer = readAnswer(asked, fields);
        if (answer.ok) return reply.redirect(address(code, [...walk, answer.step]), 303);
        return show(
          questionPage(catalogue, asked, { code, walk }, leftAfter(catalogue, walk.length), answer.message),
        );
      }
      const next = one(fields.stop) === '' ? nextOf(catalogue, walk, facts) : null;
      if (next === null) return show(resultPage(catalogue, resultOf(catalogue, code, facts), walk));
      return show(questionPage(catalogue, next, { code, walk }, leftAfter(catalogue, walk.length), null));
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/guide',
    access: { kind: 'public' },
    tag: 'portal',
    summary: '智能导办:按项目情况列出事项、部门、材料和下一个问题',
    body: guideAskSchema,
    answer: guideAnswerSchema,
    handler: async (request) => {
      const { place, walk: written = '', facts: given = {} } = request.body;
      if (!isPlace(catalogue, place)) return refuse('unknown-division', WORDS.unknownPlace, '');
      const wrong = Object.entries(given).find(([name, value]) => {
        const fact = catalogue.facts().find((each) => each.name === name);
        return !fact || factValue(fact, { [name]: value }) === undefined;
      });
      if (wrong) return refuse('wrong-fact', WORDS.wrongFact(...wrong), '', 'facts');
      const walk = readWalk(catalogue.questions(), written);
      const facts = { ...factsOfWalk(catalogue.facts(), walk), ...given };
      const next = nextOf(catalogue, walk, facts);
      return accept({ ...resultOf(catalogue, place, facts), next: next && view(next) });
    },
  });
}

/** Cities and what is below them: nothing is built in the province as such. */
function isPlace(catalogue: Catalogue, code: string): boolean {
  return code !== catalogue.province && catalogue.division(code) !== undefined;
}

const leftAfter = (catalogue: Catalogue, answered: number) =>
  Math.max(0, catalogue.questions().length - answered - 1);

function view(question: Question) {
  const { id, kind, ask, help = null } = question;
  const options =
    question.kind === 'choice'
      ? question.options.map(({ id: option, label }) => ({ id: option, label }))
      : [];
  return { id, kind, ask, help, options, facts: [...factsAsked(question)] };
}
