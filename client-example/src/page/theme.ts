import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The accent color, lightest to darkest. */
const iris: MantineColorsTuple = [
  '#eef0fb',
  '#dadef4',
  '#b4bce8',
  '#8d99dd',
  '#6c7bd3',
  '#5867cd',
  '#4c5cc9',
  '#3d4cb3',
  '#3443a1',
  '#29388d',
];

/** Grays of the dark theme with a hint of the accent color, from text to background. */
const dark: MantineColorsTuple = [
  '#dfe1e8',
  '#b9bdc9',
  '#8f94a4',
  '#6c7182',
  '#3c404c',
  '#33363f',
  '#282b33',
  '#1b1d23',
  '#15171b',
  '#101115',
];

export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 5 },
  autoContrast: true,
  colors: { iris, dark },
  defaultRadius: 'md',
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.75rem', lineHeight: '1.2' }, h2: { fontSize: '1.25rem' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Mantine's defaults for secondary text, links, and errors do not have enough contrast. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c6070',
    '--mantine-color-placeholder': '#6f7485',
    '--mantine-color-anchor': 'var(--mantine-color-iris-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-dimmed': '#a3a8b8',
    '--mantine-color-placeholder': '#8f94a4',
    '--mantine-color-anchor': 'var(--mantine-color-iris-3)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
});
