import type { FlowRule } from '@zongheng/core/catalogue';
import type { JsonPath } from './json-positions.ts';

/** Why a pack is refused: where exactly, which rule, and a sentence for the one who keeps it. */
export type PackProblem = {
  /** Name of the file in the pack's folder. */
  readonly file: string;
  /** Line of the offending value, from 1; 0 where the file itself is missing. */
  readonly line: number;
  /** `rows[3].statutory.unit`; empty for the whole file. */
  readonly path: string;
  readonly rule: PackRule;
  /** Chinese, without file and line. */
  readonly message: string;
};

/** A problem as a rule finds it: the line is looked up afterwards. */
export type Finding = {
  readonly file: PackFile;
  readonly path: JsonPath;
  readonly rule: PackRule;
  readonly message: string;
};

export type PackFile =
  | 'pack.json'
  | 'divisions.json'
  | 'departments.json'
  | 'bodies.json'
  | 'items.json'
  | 'flows.json'
  | 'windows.json'
  | 'code-lists.json'
  | 'industries.json'
  | 'implementations.json'
  | 'guides.json'
  | 'rules.json'
  | 'facts.json'
  | 'questions.json'
  | 'examples.json'
  | 'area-kinds.json'
  | 'materials.json';

/** Names of the rules, as tests and keepers refer to them. */
export type PackRule =
  | 'file-missing'
  | 'json-syntax'
  | 'json-duplicate'
  | 'schema'
  | 'unique'
  | 'reference'
  | 'division-tree'
  | 'credit-code'
  | 'body-id'
  | 'material-name'
  | 'material-when'
  | 'material-register'
  | 'guide'
  | 'published'
  | 'conformity'
  | 'circle'
  | 'committed-longer'
  | 'clock-stop'
  | FlowRule
  | 'fact'
  | 'feel'
  | 'question'
  | 'example'
  | 'condition-value'
  | 'window'
  | 'implementation'
  | 'industry-tree'
  | 'code-list';
