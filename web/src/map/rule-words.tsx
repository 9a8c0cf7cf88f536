import { useQuery } from '@tanstack/react-query';
import { ruleCheckQuery } from '../api/catalogue-rules.ts';

/** A FEEL rule as a sentence; as it is written where it cannot be read. */
export function RuleWords({ rule }: { rule: string }) {
  const { data } = useQuery(ruleCheckQuery(rule));
  return data?.chinese ? <span>{data.chinese}</span> : <code>{rule}</code>;
}
