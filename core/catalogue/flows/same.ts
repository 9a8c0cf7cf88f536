/** Whether two values are equal as plain data, whatever the order of their fields (jsonb does not keep it). */
export function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isHolder(left) || !isHolder(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = definedKeys(left);
  return keys.length === definedKeys(right).length && keys.every((key) => same(left[key], right[key]));
}

type Holder = Readonly<Record<string, unknown>>;

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

function definedKeys(value: Holder): readonly string[] {
  return Object.keys(value).filter((key) => value[key] !== undefined);
}
