import type { Transaction } from '../platform/database/index.ts';
import type { Follower } from '../platform/facts/index.ts';

const ADD = `
INSERT INTO casework.scopes (key, home, divisions)
SELECT DISTINCT ON (key) casework.scope_key(home, divisions) AS key, home, divisions
FROM projects.projects WHERE id = ANY($1::uuid[]) AND home = $2
ON CONFLICT DO NOTHING`;

const MOVE = `
UPDATE casework.clocks k SET scope = casework.scope_key(p.home, p.divisions)
FROM projects.projects p JOIN casework.cases c ON c.project_id = p.id AND c.home = p.home
WHERE p.id = ANY($1::uuid[]) AND p.home = $2 AND k.id = c.id AND k.home = c.home
  AND k.scope <> casework.scope_key(p.home, p.divisions)`;

/**
 * Clocks say who may see them (0109). A project whose places change is seen by other divisions, and its open
 * cases with it, although nothing has happened to them.
 */
export function scopesFollower(): Follower {
  return {
    name: 'casework-scopes',
    async handle(facts, tx) {
      const homes = new Map<string, Set<string>>();
      for (const { envelope } of facts) {
        const { home, stream } = envelope;
        if (stream.kind === 'project') homes.set(home, (homes.get(home) ?? new Set()).add(stream.id));
      }
      for (const [home, ids] of homes) await moveScopes(tx, home, [...ids]);
    },
  };
}

async function moveScopes(tx: Transaction, home: string, ids: readonly string[]): Promise<void> {
  await tx.query({ name: 'casework_scopes_add', text: ADD, values: [ids, home] });
  await tx.query({ name: 'casework_scopes_move', text: MOVE, values: [ids, home] });
}
