import { join } from 'node:path';

/** The weights the pages use; each file has 10 MB, and a browser reads those it is told of. */
const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold'];
const chinese = 'Noto Sans SC';
/** What style sheets ask for that is not there: every one of them shall show Chinese. */
const stoodInFor = [
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'system-ui',
  'sans-serif',
  'serif',
  'monospace',
  'ui-monospace',
];

/**
 * A fontconfig file that knows the Chinese font npm brings and nothing of the system: pages look the same on
 * every machine.
 */
export function fontConfig(folders: { readonly fonts: string; readonly cache: string }): string {
  const directories = weights.map((weight) => `<dir>${escaped(join(folders.fonts, weight))}</dir>`);
  const aliases = stoodInFor.map(
    (name) =>
      `<alias binding="same"><family>${name}</family><prefer><family>${chinese}</family></prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...directories,
    `<cachedir>${escaped(folders.cache)}</cachedir>`,
    ...aliases,
    '</fontconfig>\n',
  ].join('\n');
}

function escaped(path: string): string {
  return path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
