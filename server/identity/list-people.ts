import { accept, type Result, refuse } from '@zongheng/core';
import { z } from 'zod';
import type { Database } from '../platform/database/index.ts';
import { cutPage, defineCursor, type Page } from '../platform/http/index.ts';
import { words } from '../platform/text/index.ts';
import type { Actor, Seat } from './actor.ts';
import type { Directory } from './directory.ts';
import { MESSAGES } from './messages.ts';
import { findSeatsOf, listPersons } from './people-store.ts';

export const peopleCursor = defineCursor('people', z.tuple([words(200), z.uuid()]));

export type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly disabled: boolean;
  readonly seats: Seat[];
};

/**
 * People and the seats they hold at `now` (ms). A keeper of a division sees that division and what is
 * below; administrators of the installation see everybody.
 */
export async function listPeople(
  deps: { readonly database: Database; readonly directory: Directory },
  actor: Actor,
  query: {
    readonly division?: string | undefined;
    readonly body?: string | undefined;
    readonly q: string;
    readonly limit: number;
    readonly cursor?: [string, string] | undefined;
  },
  now: number,
): Promise<Result<Page<PersonView>>> {
  const { database, directory } = deps;
  const own = actor.seat.division?.code ?? null;
  const asked = query.division ?? own;
  if (asked !== null && directory.division(asked) === undefined) {
    return refuse('unknown-division', MESSAGES.unknownDivision, '', 'division');
  }
  if (asked !== null && own !== null && !directory.lineage(asked).includes(own)) {
    return refuse('forbidden', MESSAGES.forbiddenDivision, '', 'division');
  }
  const divisions = asked === null ? null : directory.within(asked);
  const filter = {
    divisions,
    bodies:
      divisions === null ? [] : divisions.flatMap((code) => directory.bodiesIn(code)).map((body) => body.id),
    body: query.body ?? null,
    q: query.q,
    limit: query.limit,
    after: query.cursor ?? null,
  };
  const { rows, total } = await listPersons(database, filter, now);
  const page = cutPage(rows, query.limit, total, (last) => peopleCursor.encode([last.name, last.id]));
  const seats = await findSeatsOf(
    database,
    directory,
    page.rows.map((row) => row.id),
    now,
  );
  return accept({ ...page, rows: page.rows.map((row) => ({ ...row, seats: seats.get(row.id) ?? [] })) });
}
