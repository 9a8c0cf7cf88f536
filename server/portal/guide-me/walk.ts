import { type FactValue, type KnownFacts, nextQuestion } from '@zongheng/core/planning';
import { type Catalogue, type Fact, factsAsked, type Question } from '../../catalogue/index.ts';
import { WORDS } from './words.ts';

/**
 * The answers so far, in the order they were given. The whole state of a visit is this text in the address
 * (`who-2~kind-1~size-8000__300`), so that every page can be gone back to, sent on and kept.
 */
export type Walk = readonly Step[];
/** `value`: the option, the ticked entries as a number, the numbers; null where the visitor does not know. */
export type Step = { readonly question: Question; readonly value: string | null };

const UNKNOWN = 'x';

/** Reads a walk; steps the questions of today do not have are left out. */
export function readWalk(questions: readonly Question[], text: string): Walk {
  const steps = new Map<string, Step>();
  for (const part of text.split('~')) {
    const cut = part.lastIndexOf('-');
    const question = questions.find(({ id }) => id === part.slice(0, cut));
    const value = part.slice(cut + 1);
    if (!question || steps.has(question.id)) continue;
    if (value === UNKNOWN) steps.set(question.id, { question, value: null });
    else if (isAnswer(question, value)) steps.set(question.id, { question, value });
  }
  return [...steps.values()];
}

export function writeWalk(walk: Walk): string {
  return walk.map(({ question, value }) => `${question.id}-${value ?? UNKNOWN}`).join('~');
}

function isAnswer(question: Question, value: string): boolean {
  if (question.kind === 'choice') return question.options.some(({ id }) => id === value);
  if (question.kind === 'checklist') return /^[0-9a-z]{1,10}$/.test(value);
  const numbers = value.split('_');
  return numbers.length === question.facts.length && numbers.every((each) => each === '' || isNumber(each));
}

const isNumber = (text: string) => /^\d{1,12}(\.\d{1,4})?$/.test(text);

/** What the answers say, by the names of the dictionary. */
export function factsOfWalk(dictionary: readonly Fact[], walk: Walk): KnownFacts {
  const known: Record<string, FactValue> = {};
  for (const { question, value } of walk) {
    if (value === null) continue;
    if (question.kind === 'choice') {
      Object.assign(known, question.options.find(({ id }) => id === value)?.sets);
    } else if (question.kind === 'checklist') {
      const ticked = Number.parseInt(value, 36);
      question.entries.forEach(({ fact }, i) => {
        known[fact] = Math.floor(ticked / 2 ** i) % 2 === 1;
      });
    } else {
      value.split('_').forEach((text, i) => {
        const fact = dictionary.find(({ name }) => name === question.facts[i]);
        // 万元 with four decimals come out as whole 元.
        if (fact && text !== '')
          known[fact.name] = Number((Number(text) * (fact.spoken?.times ?? 1)).toFixed(4));
      });
    }
  }
  return known;
}

/** The question to ask next; null where nothing is left that matters. */
export function nextOf(catalogue: Catalogue, walk: Walk, facts: KnownFacts): Question | null {
  const items = catalogue.items().map(({ id, appliesRule }) => ({
    id,
    rule: appliesRule === undefined ? null : catalogue.rule(appliesRule),
  }));
  const questions = catalogue.questions().map((question) => ({
    id: question.id,
    facts: factsAsked(question),
    // A choice is one click; of a list every entry has to be looked at.
    effort: question.kind === 'choice' ? 1 : factsAsked(question).length,
    question,
  }));
  const asked = new Set(walk.map(({ question }) => question.id));
  return nextQuestion(items, questions, facts, asked)?.question ?? null;
}

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The answer as the page's form sends it, or what is wrong with it. */
export function readAnswer(
  question: Question,
  fields: Fields,
): { readonly ok: true; readonly step: Step } | { readonly ok: false; readonly message: string } {
  const found = (value: string | null) => ({ ok: true, step: { question, value } }) as const;
  if (fields.unknown !== undefined) return found(null);
  if (question.kind === 'choice') {
    const value = typeof fields.o === 'string' ? fields.o : '';
    return isAnswer(question, value) ? found(value) : { ok: false, message: WORDS.choose };
  }
  if (question.kind === 'checklist') {
    const ticked = [fields.c ?? []].flat().map(Number);
    const mask = question.entries.reduce((sum, _, i) => sum + (ticked.includes(i) ? 2 ** i : 0), 0);
    return found(mask.toString(36));
  }
  const texts = question.facts.map((_, i) => {
    const text = fields[`n${i}`];
    return typeof text === 'string' ? text.trim().replace(/[,,]/g, '') : '';
  });
  const bad = texts.findIndex((text) => text !== '' && !isNumber(text));
  if (bad >= 0) return { ok: false, message: WORDS.number(question.facts[bad] ?? '') };
  return found(texts.every((text) => text === '') ? null : texts.join('_'));
}

/** An answer in words, for the list of what was said. */
export function sayStep(dictionary: readonly Fact[], { question, value }: Step): string {
  if (value === null) return WORDS.notKnown;
  if (question.kind === 'choice') return question.options.find(({ id }) => id === value)?.label ?? '';
  if (question.kind === 'checklist') {
    const ticked = Number.parseInt(value, 36);
    const said = question.entries.filter((_, i) => Math.floor(ticked / 2 ** i) % 2 === 1);
    return said.length === 0 ? WORDS.noneOfThem : said.map(({ label }) => label).join(';');
  }
  const numbers = value.split('_').flatMap((text, i) => {
    const fact = dictionary.find(({ name }) => name === question.facts[i]);
    return fact && text !== '' ? [`${fact.label}${text}${fact.spoken?.unit ?? fact.unit ?? ''}`] : [];
  });
  return numbers.join(',');
}
