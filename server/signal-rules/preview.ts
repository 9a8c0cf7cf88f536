import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { LIGHT_WORDS, lightOf } from '@zongheng/core/casework';
import { lawOf, readCases } from '../casework/index.ts';
import { keyOf, makeBook } from './book.ts';
import { type RuleScope, type RuleValues, toSupervisionRule } from './rule.ts';
import type { PreviewView } from './schema.ts';
import type { RuleDeps } from './set-rule.ts';
import { newestRules } from './store.ts';

/** Cases computed for a preview: those not yet due first, for what is over stays red under every rule. */
const MOST = 2000;
/** No publication has this number. */
const DRAFT = 1_000_000_000;

type Group = { readonly division: string; readonly item_id: string; readonly open: number };

/**
 * What a rule would change if it were published now: open cases that would be read by it, and how many of them
 * would show another light. Beyond {@link MOST} cases it is a part that is computed, and says so.
 */
export async function previewRule(deps: RuleDeps, draft: RuleScope & RuleValues): Promise<PreviewView> {
  const { database, catalogue, clock } = deps;
  const now = clock.now() as Instant;
  const own = keyOf(draft.division, draft.itemId);
  const others = (await newestRules(database)).filter((rule) => keyOf(rule.division, rule.itemId) !== own);
  const book = makeBook([...others, { ...draft, number: DRAFT, ended: false }], (code) =>
    catalogue.lineage(code),
  );
  const rule = toSupervisionRule({ ...draft, number: DRAFT });
  const groups = await database.read<Group>({
    name: 'signal_rules_groups',
    text: `SELECT division, item_id, count(*)::int AS open FROM casework.clocks
           WHERE shown AND state <> 'ended' GROUP BY division, item_id`,
  });
  const reached = groups.filter(
    ({ division, item_id }) => book.ruleFor(division, item_id).version === rule.version,
  );
  const ids = await database.read<{ id: string }>({
    name: 'signal_rules_reached',
    text: `SELECT k.id FROM casework.clocks k
           JOIN json_to_recordset($1::json) AS g(division text, item_id text)
             ON g.division = k.division AND g.item_id = k.item_id
           WHERE k.shown AND k.state <> 'ended'
           ORDER BY (coalesce(k.due_at, k.stop_due_at, '9999-01-01Z'::timestamptz)) < $3, k.due_at, k.id LIMIT $2`,
    values: [JSON.stringify(reached), MOST, formatInstant(now)],
  });
  const rows = await readCases(
    database,
    ids.map(({ id }) => id),
  );
  const changes = new Map<string, number>();
  for (const row of rows) {
    const { item, calendar, rule: inForce } = lawOf(catalogue, row);
    const before = lightOf(row.state, item, calendar, now, inForce);
    const after = lightOf(row.state, item, calendar, now, rule);
    if (!before || !after || before.signal === after.signal) continue;
    const key = `${before.signal} ${after.signal}`;
    changes.set(key, (changes.get(key) ?? 0) + 1);
  }
  return {
    reached: reached.reduce((sum, { open }) => sum + open, 0),
    computed: rows.length,
    changed: [...changes.values()].reduce((sum, count) => sum + count, 0),
    changes: [...changes].map(([key, count]) => {
      const [from, to] = key.split(' ') as [keyof typeof LIGHT_WORDS, keyof typeof LIGHT_WORDS];
      return { from: LIGHT_WORDS[from], to: LIGHT_WORDS[to], count };
    }),
  };
}
