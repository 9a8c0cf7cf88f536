/** Text that is HTML already. */
export type Html = { readonly html: string };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML with every value escaped, except pieces that are HTML already. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const parts = strings.map((part, i) => (i === 0 ? part : write(values[i - 1] ?? '') + part));
  return { html: parts.join('') };
}

function write(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map((piece) => piece.html).join('');
}
