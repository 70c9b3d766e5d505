import type { TerminalOut } from '../terminal/terminal-out.ts';
import type { Display } from './display.ts';

/** One JSON object per line: each event as it arrives, then each finished task. `__typename` tells them apart. */
export const createJsonDisplay = (out: TerminalOut): Display => {
  const write = (value: object) => out.write(`${JSON.stringify(value)}\n`);
  return {
    show() {},
    event: write,
    finish(tasks) {
      for (const task of tasks) write(task);
    },
    stop() {},
  };
};
