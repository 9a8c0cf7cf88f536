type Body = Readonly<Record<string, unknown>>;

/**
 * A mapping as text a person can edit: one key a line, one column a line, as the files of the pack are written.
 */
export function writeMapping(body: Body): string {
  const lines = Object.entries(body).map(([key, value]) => {
    const text = key === 'columns' && Array.isArray(value) ? columns(value, '    ') : inLine(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${lines.join(',\n')}\n}`;
}

function columns(list: readonly unknown[], indent: string): string {
  const lines = list.map((each) => `${indent}${columnLine(each, indent)}`);
  return `[\n${lines.join(',\n')}\n${indent.slice(2)}]`;
}

function columnLine(column: unknown, indent: string): string {
  const { columns: inner, ...rest } = (column ?? {}) as Body;
  if (!Array.isArray(inner)) return inLine(column);
  return `${inLine(rest).slice(0, -2)}, "columns": ${columns(inner, `${indent}  `)} }`;
}

/** One line, with blanks where they help reading. */
function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inLine(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** The mapping a text stands for, or where the text is no JSON. */
export function readMapping(text: string): { body: Record<string, unknown> } | { fault: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { fault: '应为一个 { … } 对象。' };
    }
    return { body: value as Record<string, unknown> };
  } catch (error) {
    const at = /line (\d+) column (\d+)/.exec(String(error));
    return {
      fault: at
        ? `第 ${at[1]} 行第 ${at[2]} 个字符附近写法有误：检查引号、逗号和括号。`
        : '写法有误：检查引号、逗号和括号是否成对。',
    };
  }
}
