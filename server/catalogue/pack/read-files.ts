import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACK_FILES, type ReadData } from './data.ts';
import { type JsonPath, readJson, showPath } from './json-positions.ts';
import { fileMessages } from './messages.ts';
import type { Finding, PackFile, PackProblem } from './problem.ts';

/** The files in their shapes, with the way from a finding to its line; or what is wrong with them. */
export type ReadFiles =
  | { readonly ok: true; readonly data: ReadData; readonly locate: (finding: Finding) => PackProblem }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

type LineOf = (path: JsonPath) => number;

const chinese = z.locales.zhCN().localeError;

/** Reads every file of a pack and holds each against its schema. Reports all problems at once. */
export function readFiles(folder: string): ReadFiles {
  const problems: PackProblem[] = [];
  const lines = new Map<PackFile, LineOf>();
  const locate = (finding: Finding): PackProblem => ({
    file: finding.file,
    line: lines.get(finding.file)?.(finding.path) ?? 0,
    path: showPath(finding.path),
    rule: finding.rule,
    message: finding.message,
  });

  function read<Schema extends z.ZodType>(file: PackFile, schema: Schema): z.infer<Schema> | undefined {
    const text = textOf(join(folder, file));
    if (text === null) {
      problems.push(locate({ file, path: [], rule: 'file-missing', message: fileMessages.missing(file) }));
      return undefined;
    }
    const json = readJson(text);
    if (!json.ok) {
      const message = fileMessages.syntax(json.found);
      problems.push({ file, line: json.line, path: '', rule: 'json-syntax', message });
      return undefined;
    }
    lines.set(file, json.lineOf);
    for (const path of json.duplicates) {
      const message = fileMessages.duplicate(String(path.at(-1)));
      problems.push(locate({ file, path, rule: 'json-duplicate', message }));
    }
    const parsed = schema.safeParse(json.value, { error: chinese });
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues.flatMap(unfold)) {
      problems.push(locate({ file, path, rule: 'schema', message }));
    }
    return undefined;
  }

  const data = {
    manifest: read(PACK_FILES.manifest.file, PACK_FILES.manifest.schema),
    divisions: read(PACK_FILES.divisions.file, PACK_FILES.divisions.schema),
    departments: read(PACK_FILES.departments.file, PACK_FILES.departments.schema),
    bodies: read(PACK_FILES.bodies.file, PACK_FILES.bodies.schema),
    items: read(PACK_FILES.items.file, PACK_FILES.items.schema),
    flows: read(PACK_FILES.flows.file, PACK_FILES.flows.schema),
    windows: read(PACK_FILES.windows.file, PACK_FILES.windows.schema),
    codeLists: read(PACK_FILES.codeLists.file, PACK_FILES.codeLists.schema),
    industries: read(PACK_FILES.industries.file, PACK_FILES.industries.schema),
    implementations: read(PACK_FILES.implementations.file, PACK_FILES.implementations.schema),
    guides: read(PACK_FILES.guides.file, PACK_FILES.guides.schema),
    rules: read(PACK_FILES.rules.file, PACK_FILES.rules.schema),
    materials: read(PACK_FILES.materials.file, PACK_FILES.materials.schema),
    facts: read(PACK_FILES.facts.file, PACK_FILES.facts.schema),
    questions: read(PACK_FILES.questions.file, PACK_FILES.questions.schema),
    examples: read(PACK_FILES.examples.file, PACK_FILES.examples.schema),
    areaKinds: read(PACK_FILES.areaKinds.file, PACK_FILES.areaKinds.schema),
  };
  if (problems.length > 0 || !isWhole(data)) return { ok: false, problems };
  return { ok: true, data, locate };
}

type Parts = { readonly [Key in keyof ReadData]: ReadData[Key] | undefined };

function isWhole(parts: Parts): parts is ReadData {
  return Object.values(parts).every((part) => part !== undefined);
}

/** One issue a place: an unknown member is reported where it stands, not at the object around it. */
function unfold(issue: z.core.$ZodIssue): readonly { path: JsonPath; message: string }[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key], message: fileMessages.unknown(key) }));
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
