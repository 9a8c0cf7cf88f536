import { compileRule, type FactDictionary, type Rule } from '@zongheng/core/planning';

/** Rules by their text, each compiled once; null for one that does not compile (never of a loaded pack). */
export type CompiledRules = (text: string) => Rule | null;

/** Beyond this many texts nobody asks for again, the memory starts anew. */
const MOST = 2_000;

export function compiledRules(dictionary: FactDictionary): CompiledRules {
  const known = new Map<string, Rule | null>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const rule = compileRule(text, dictionary);
    const value = rule.ok ? rule.value : null;
    if (known.size >= MOST) known.clear();
    known.set(text, value);
    return value;
  };
}
