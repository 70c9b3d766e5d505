import { styleText } from 'node:util';
import type { TerminalOut } from './terminal-out.ts';

export type Tone = 'bold' | 'dim' | 'green' | 'yellow' | 'red';

/** Colors a text, or returns it unchanged if colors are off. */
export type Paint = (tone: Tone, text: string) => string;

/** Colors on terminals only, and not if NO_COLOR is set (https://no-color.org). */
export const paintFor = (out: TerminalOut, env: NodeJS.ProcessEnv): Paint => {
  const wanted = out.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return wanted ? (tone, text) => styleText(tone, text, { validateStream: false }) : plain;
};

export const plain: Paint = (_tone, text) => text;
