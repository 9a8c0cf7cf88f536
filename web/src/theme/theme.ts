import type { ThemeConfig } from 'antd';
import type { SignalName } from '../api/types.ts';

/** Every colour of the inner faces. Text colours keep 4.5:1 on `surface` and on their own tint. */
export const palette = {
  ink: '#12355b',
  primary: '#1d5a9e',
  primaryTint: '#e9f1fa',
  ground: '#f3f5f8',
  surface: '#ffffff',
  line: '#d8dfe7',
  lineStrong: '#aab6c3',
  text: '#1b2733',
  textSoft: '#4d5c6b',
  gold: '#f0b429',
  goldTint: '#fff6e0',
  danger: '#b3261e',
} as const;

/** Colour and tint of each signal. A signal also has a word and a shape: colour never stands alone. */
export const signalColours: Record<SignalName, { readonly colour: string; readonly tint: string }> = {
  normal: { colour: '#2e7d32', tint: '#eaf5ea' },
  reminder: { colour: '#5c6b00', tint: '#f4f6de' },
  warning: { colour: '#b45309', tint: '#fdf1e3' },
  overdue: { colour: '#c0392b', tint: '#fcecea' },
  'beyond-statute': { colour: '#8a1c12', tint: '#f9e0dd' },
  stopped: { colour: '#5b6b80', tint: '#eef1f5' },
  done: { colour: '#47627c', tint: '#edf2f7' },
};

const fontFamily =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, -apple-system, sans-serif";

export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.primary,
    colorInfo: palette.primary,
    colorLink: palette.primary,
    colorError: palette.danger,
    colorText: palette.text,
    colorTextSecondary: palette.textSoft,
    colorTextTertiary: palette.textSoft,
    colorTextDescription: palette.textSoft,
    colorTextPlaceholder: '#6b7885',
    colorTextDisabled: '#6b7885',
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    colorBgLayout: palette.ground,
    borderRadius: 4,
    fontFamily,
    fontSize: 14,
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Segmented: { itemSelectedColor: palette.primary, trackBg: '#e6ebf1' },
    Tabs: { horizontalItemPadding: '10px 0', horizontalMargin: '0 0 16px 0' },
  },
};

/**
 * Hands the palette to the style sheets as custom properties, so that colours stand in this file only.
 * Set through the CSSOM, which a content security policy allows without `unsafe-inline`.
 */
export function publishPalette(root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, value);
  }
  for (const [name, { colour, tint }] of Object.entries(signalColours)) {
    root.style.setProperty(`--signal-${name}`, colour);
    root.style.setProperty(`--signal-${name}-tint`, tint);
  }
  root.style.setProperty('--font', fontFamily);
}
