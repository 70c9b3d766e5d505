import type { Intent } from '../text/status-label.ts';
import type { IconName } from './icon.tsx';

/** The Mantine color of each intent. */
export const intentColor: Readonly<Record<Intent, string>> = {
  neutral: 'gray',
  active: 'iris',
  success: 'teal',
  warning: 'orange',
  error: 'red',
};

/** Text colors with enough contrast on light and dark backgrounds. */
export const intentTextColor: Readonly<Record<Intent, string>> = {
  neutral: 'dimmed',
  active: 'var(--mantine-color-text)',
  success: 'light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))',
  warning: 'light-dark(#9c3d06, var(--mantine-color-orange-4))',
  error: 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))',
};

export const intentIcon: Readonly<Record<Intent, IconName>> = {
  neutral: 'minus',
  active: 'spinner',
  success: 'check',
  warning: 'warning',
  error: 'cancel',
};
