import { styleText } from 'node:util';
import type { TerminalOut } from './terminal-out.ts';

export type Tone = 'bold' | 'dim' | 'green' | 'yellow' | 'red';

/** Colours a text, or leaves it as it is where colours are not wanted. */
export type Paint = (tone: Tone, text: string) => string;

/** Colours on a terminal alone, and not where NO_COLOR is set (https://no-color.org). */
export const paintFor = (out: TerminalOut, env: NodeJS.ProcessEnv): Paint => {
  const wanted = out.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return wanted ? (tone, text) => styleText(tone, text, { validateStream: false }) : plain;
};

export const plain: Paint = (_tone, text) => text;
